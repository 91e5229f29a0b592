"""The project's models as plain SQL, in the order of what reads what, and its seeds as tables."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.dbt.run_dbt import build_environment, dbt_arguments, run_dbt
from pipelines.build.manifest import DATABASE_NAME
from pipelines.settings import PROJECT_FOLDER, Settings

MODELS = "models.json"
# As macros/compressed_keys.sql has them.
_KEYS = "_key", "payment_id"


@dataclass(frozen=True)
class Model:
    """A model as DuckDB runs it.

    Attributes:
        kind: table or view.
        columns: of a table with a contract, names with types and compression; else empty.
        reads: names of models and seeds.
    """

    name: str
    schema: str
    kind: str
    sql: str
    reads: list[str]
    columns: list[str]

    def make(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make it in the connection's database, as dbt would."""
        name = f"{self.schema}.{self.name}"
        if not self.columns:
            connection.execute(f"create {self.kind} {name} as {self.sql}")
            return
        connection.execute(f"create table {name} ({', '.join(self.columns)})")
        connection.execute(f"insert into {name} by name {self.sql}")


def compile_models(place: Path, settings: Settings) -> None:
    """Fill a new folder with the seeds' database and the models' SQL, as dbt makes them.

    Raises:
        Problem: a seed failed.
        RuntimeError: dbt could not compile the models.
    """
    place.mkdir(parents=True)
    database, target = place / DATABASE_NAME, place / "target"
    log = place / "seeds.log"
    run_dbt(database, settings, log, lambda *_: None, PROJECT_FOLDER, only="resource_type:seed")
    command = [sys.executable, "-m", "pipelines.build.dbt.process"]
    child = subprocess.run(
        [*command, "compile", *dbt_arguments(PROJECT_FOLDER)[1:]],
        cwd=PROJECT_FOLDER,
        env=build_environment(database, target, settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if child.returncode:
        raise RuntimeError(f"dbt compile: {child.stdout[-2000:]}")
    nodes = json.loads((target / "manifest.json").read_text("utf-8"))["nodes"]
    models = [asdict(model) for model in _in_order(nodes)]
    (place / MODELS).write_text(json.dumps(models, ensure_ascii=False), "utf-8")


def read_models(place: Path, wanted: set[str] | None = None) -> list[Model]:
    """The models of a filled folder in an order that runs; only what `wanted` stands on."""
    models = [Model(**told) for told in json.loads((place / MODELS).read_text("utf-8"))]
    if wanted is None:
        return models
    needed = set(wanted)
    for model in reversed(models):
        if model.name in needed:
            needed.update(model.reads)
    return [model for model in models if model.name in needed]


def load_seeds(connection: duckdb.DuckDBPyConnection, place: Path) -> None:
    """Copy the seeds into the main schema of the connection's own database."""
    connection.execute(f"attach '{place / DATABASE_NAME}' as seeds (read_only)")
    names = connection.execute(
        "select table_name from information_schema.tables where table_catalog = 'seeds'"
    ).fetchall()
    for (name,) in names:
        connection.execute(f"create table main.{name} as from seeds.main.{name}")
    connection.execute("detach seeds")


def _in_order(nodes: dict[str, Any]) -> list[Model]:
    left = {key: node for key, node in nodes.items() if node["resource_type"] == "model"}
    ordered: list[Model] = []
    while left:
        ready = [
            key for key, node in left.items() if not set(node["depends_on"]["nodes"]) & {*left}
        ]
        for key in ready:
            node = left.pop(key)
            kind = node["config"]["materialized"]
            reads = [name.rsplit(".", 1)[1] for name in node["depends_on"]["nodes"]]
            sql, columns = node["compiled_code"], _columns(node) if kind == "table" else []
            ordered.append(Model(node["name"], node["schema"], kind, sql, reads, columns))
    return ordered


def _columns(node: dict[str, Any]) -> list[str]:
    """A table's columns as dbt writes them, without constraints."""
    if not node["config"]["contract"]["enforced"]:
        return []
    return [
        f"{name} {column['data_type']}{' using compression zstd' * name.endswith(_KEYS)}"
        for name, column in node["columns"].items()
    ]

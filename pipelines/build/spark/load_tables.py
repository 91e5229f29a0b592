"""Between a build's DuckDB file and Spark's folders of parquet, one way and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from pipelines import fault
from pipelines.problem import Problem


def write_raw(database: Path, place: Path, limits: Mapping[str, Any]) -> None:
    """Write each table of schema raw, as the build sees it, into `place`/<table>.parquet."""
    place.mkdir(parents=True)
    with duckdb.connect(str(database), read_only=True, config=dict(limits)) as connection:
        names = connection.execute(
            "select table_name from information_schema.tables where table_schema = 'raw'"
        ).fetchall()
        for (name,) in names:
            # The names are the contracts' own.
            connection.sql(f"from raw.{name}").write_parquet(str(place / f"{name}.parquet"))
    fault.point("spark.raw")


def load_tables(database: Path, warehouse: Path, manifest: Path, limits: Mapping[str, Any]) -> None:
    """Take Spark's tables of schema main into the file as dbt-duckdb would have made them.

    Args:
        database: takes the tables with their comments; a column that may not be null is not.
        warehouse: holds main.db/<table>/*.parquet.
        manifest: dbt's own, which knows the tables, their columns and descriptions.
        limits: what the connection to the file may use.

    Raises:
        Problem: a null stands where the contract allows none, or a table has no files.
    """
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    tables = [node for node in nodes if _is_published(node)]
    with duckdb.connect(str(database), config=dict(limits)) as connection:
        for node in sorted(tables, key=lambda node: node["alias"]):
            _load(
                connection, node, sorted((warehouse / "main.db" / node["alias"]).glob("*.parquet"))
            )
            fault.point("spark.table")


def _is_published(node: dict[str, Any]) -> bool:
    kind = node["config"].get("materialized")
    return (
        node["resource_type"] in {"model", "seed"}
        and node["schema"] == "main"
        and (kind in {"table", "seed"})
    )


def _load(connection: duckdb.DuckDBPyConnection, node: dict[str, Any], files: list[Path]) -> None:
    name = node["alias"]
    try:
        connection.read_parquet([str(file) for file in files]).create(f"main.{name}")
        for column in node["columns"].values():
            if any(rule["type"] == "not_null" for rule in column["constraints"]):
                connection.execute(f"alter table main.{name} alter {column['name']} set not null")
    except duckdb.Error as error:
        raise Problem("spark_table_refused", table=name, kind=type(error).__name__) from None
    _comment(connection, f"table main.{name}", node["description"])
    for column in node["columns"].values():
        _comment(connection, f"column main.{name}.{column['name']}", column["description"])


def _comment(connection: duckdb.DuckDBPyConnection, what: str, text: str) -> None:
    quoted = text.replace("'", "''")
    connection.execute(f"comment on {what} is '{quoted}'")

"""The child process of a build: dbt parses, what differs is told, and dbt builds that."""

from __future__ import annotations

import os
import sys
from collections.abc import Set
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.dbt.process import die_with_parent
from pipelines.build.engine_limits import limits_as_told
from pipelines.build.reuse.carry_over import drop_others
from pipelines.build.reuse.make_nodes import make_nodes
from pipelines.build.reuse.node_fingerprints import fingerprint_texts
from pipelines.build.reuse.statements.project import project_of, read_project, statements_of
from pipelines.build.reuse.statements.project_files import fingerprint_files


class _ByDbt:
    """Makes nodes by `dbt build`; where that fails the process ends."""

    def __init__(self, manifest: Any, arguments: list[str]) -> None:
        self._manifest, self._arguments = manifest, arguments

    def open(self, database: Path) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(database), config=limits_as_told(database))

    def build(self, database: Path, keys: Set[str]) -> None:
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager
        from dbt.cli.main import dbtRunner

        os.environ["MINSHENG_BUILD_FILE"] = str(database)
        names = (f"fqn:{'.'.join(self._manifest.nodes[key].fqn)}" for key in sorted(keys))
        # A test is a node of its own here: it runs if what it reads has changed.
        chosen = ["--select", *names, "--indirect-selection", "empty"]
        without = ["--exclude-resource-type", "unit_test"]
        asked = ["build", *self._arguments, *without, *chosen]
        if not dbtRunner(manifest=self._manifest).invoke(asked).success:
            sys.exit(1)
        # dbt would keep the file to itself as long as this process lives.
        DuckDBConnectionManager.env().close()
        DuckDBConnectionManager.close_all_connections()

    def make_room(self, database: Path, kept: Set[str]) -> None:
        with self.open(database) as connection:
            drop_others(connection, kept)


def main() -> None:
    """Run dbt's build with this process's arguments on what is not the same as before."""
    die_with_parent()
    from dbt.cli.main import dbtRunner

    arguments = sys.argv[1:]
    parsed = dbtRunner().invoke(["parse", *arguments])
    if not parsed.success:
        sys.exit(2)
    manifest = parsed.result
    database = Path(os.environ["MINSHENG_BUILD_FILE"])
    files = fingerprint_files(Path(arguments[arguments.index("--project-dir") + 1]))
    project = project_of(manifest, fingerprint_texts(manifest), files)
    earlier = read_project(database.parent)
    make_nodes(database, project, _ByDbt(manifest, arguments))
    project.with_statements(statements_of(manifest), earlier).write(database.parent)


if __name__ == "__main__":
    main()

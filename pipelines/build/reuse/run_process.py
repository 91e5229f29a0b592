"""The child process of a build: dbt parses, what differs is told, and dbt builds that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipelines.build.dbt_process import die_with_parent
from pipelines.build.reuse.make_nodes import make_nodes


def main() -> None:
    """Run dbt's build with this process's arguments on what is not the same as before."""
    die_with_parent()
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    arguments = sys.argv[1:]
    parsed = dbtRunner().invoke(["parse", *arguments])
    if not parsed.success:
        sys.exit(2)
    manifest = parsed.result

    def build(database: Path, keys: frozenset[str]) -> None:
        os.environ["MINSHENG_BUILD_FILE"] = str(database)
        names = (f"fqn:{'.'.join(manifest.nodes[key].fqn)}" for key in sorted(keys))
        # A test is a node of its own here: it runs if what it reads has changed.
        chosen = ["--select", *names, "--indirect-selection", "empty"]
        without = ["--exclude-resource-type", "unit_test"]
        built = dbtRunner(manifest=manifest).invoke(["build", *arguments, *without, *chosen])
        if not built.success:
            sys.exit(1)
        # dbt would keep the file to itself as long as this process lives.
        DuckDBConnectionManager.env().close()
        DuckDBConnectionManager.close_all_connections()

    make_nodes(Path(os.environ["MINSHENG_BUILD_FILE"]), manifest, build)


if __name__ == "__main__":
    main()

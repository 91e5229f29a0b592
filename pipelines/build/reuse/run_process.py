"""The child process of a build: dbt parses, what differs is told, and dbt builds that."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.dbt_process import die_with_parent
from pipelines.build.reuse.carry_over import drop_others, published_names
from pipelines.build.reuse.fingerprints import Fingerprints
from pipelines.build.reuse.node_fingerprints import fingerprint_nodes
from pipelines.build.reuse.reuse import read_reuse
from pipelines.build.reuse.run_plan import plan_run, published_tables


def main() -> None:
    """Run dbt's build with this process's arguments on what is not the same as before."""
    die_with_parent()
    from dbt.cli.main import dbtRunner

    arguments = sys.argv[1:]
    parsed = dbtRunner().invoke(["parse", *arguments])
    if not parsed.success:
        sys.exit(2)
    chosen = choose_nodes(Path(os.environ["MINSHENG_BUILD_FILE"]), parsed.result)
    without_unit_tests = ["--exclude-resource-type", "unit_test"]
    built = dbtRunner(manifest=parsed.result).invoke(
        ["build", *arguments, *without_unit_tests, *chosen]
    )
    sys.exit(0 if built.success else 1)


def choose_nodes(database: Path, manifest: Any) -> list[str]:
    """Leave in the file only what stays, note its fingerprints; dbt's words for the rest."""
    reuse = read_reuse(database.parent)
    nodes = fingerprint_nodes(manifest, reuse.raw)
    with duckdb.connect(str(database)) as connection:
        there = published_names(connection)
    plan = plan_run(manifest, nodes, reuse.earlier, there)
    drop_others(database, plan.kept)
    tables = {name: nodes[key] for key, name in published_tables(manifest, nodes).items()}
    Fingerprints(nodes, tables, kept=sorted(plan.kept)).write(database.parent)
    if len(plan.run) == len(nodes):
        return []
    names = (f"fqn:{'.'.join(manifest.nodes[key].fqn)}" for key in sorted(plan.run))
    # A test is a node of its own here: it runs if what it reads has changed.
    return ["--select", *names, "--indirect-selection", "empty"]


if __name__ == "__main__":
    main()

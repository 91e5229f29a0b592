"""A build of the project that the build before was made by: its statements, without dbt."""

from __future__ import annotations

from pathlib import Path

from pipelines.build.dbt.run_dbt import build_environment, log_line
from pipelines.build.reuse.make_nodes import make_nodes
from pipelines.build.reuse.reuse import Reuse
from pipelines.build.reuse.run_plan import project_of_table
from pipelines.build.reuse.statements.project import read_project
from pipelines.build.reuse.statements.project_files import fingerprint_files, is_as_before
from pipelines.build.reuse.statements.run_statements import StatementFailed, Statements
from pipelines.settings import Settings


def run_again(
    database: Path,
    settings: Settings,
    log: Path,
    project: Path,
    reuse: Reuse,
    only: str | None = None,
) -> bool:
    """Make what lists have changed, where nothing else has.

    To start dbt, to have it parse and compile, costs more than a month's list of a town: where
    the project is the one that the build before was made by, it would come to the same.

    Args:
        database: holds schema raw and the tables of the build before; beside it lies that
            build's project, and comes what all tables were made of.
        settings: what the engine may use.
        log: written anew: a line a node.
        project: the folder with dbt_project.yml.
        reuse: what may be taken over.
        only: make this table and what it is made of, and ask no test.

    Returns:
        Whether it was done; else the project has changed, or there is no build before.

    Raises:
        StatementFailed: a statement or test failed; the file is half made.
    """
    earlier = read_project(database.parent)
    if earlier is None or not reuse.earlier.nodes:
        return False
    environment = build_environment(database, database.parent / "target", settings)
    if not is_as_before(earlier, fingerprint_files(project), environment):
        return False
    if only:
        earlier = project_of_table(earlier, only)
    reuse.write(database.parent)
    with log.open("w", encoding="utf-8") as out:

        def tell(key: str, seconds: float) -> None:
            out.write(log_line("info", f"{key} {seconds:.3f}s"))

        try:
            make_nodes(database, earlier, Statements(earlier, settings, tell))
        except StatementFailed as failed:
            out.write(log_line("error", str(failed)))
            raise
    return True

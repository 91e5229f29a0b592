"""`minsheng export`: one table out, whole; or flat sheets for pivot tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    name: Annotated[
        str | None, typer.Argument(help=say("export.name"), metavar="NAME", show_default=False)
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", help=say("sql.format"), metavar="FORMAT")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help=say("sql.out"), metavar="FILE")] = None,
    pivot: Annotated[bool, typer.Option("--pivot", help=say("export.pivot"))] = False,
) -> None:
    """Write all rows of one table of the current build, to the screen as CSV; it is logged."""
    from pipelines.problem import Problem

    if pivot == (name is not None):
        raise Problem("export_one_of_two", exit_status=2)
    if name is None:
        _write_pivot(form, out)
    else:
        _write_table(name, form, out)


def _write_pivot(form: str | None, out: Path | None) -> None:
    from pipelines.access.query_log import DONE, AskedQuestion, log_question
    from pipelines.access.reader import machine_reader
    from pipelines.problem import Problem
    from pipelines.report.pivot.write_pivot import write_pivot
    from pipelines.settings import get_settings
    from pipelines.terminal.outcome import complain
    from pipelines.terminal.show_answer import choose_form
    from pipelines.terminal.told_build import told_build

    if out is None or choose_form(form, out, "xlsx") != "xlsx":
        raise Problem("pivot_not_xlsx", exit_status=2)
    settings = get_settings()
    build = told_build(settings.folder)
    asked = AskedQuestion("export", "pivot", build.manifest.id, {})
    log_question(settings, machine_reader(), asked, DONE, None)
    counts = write_pivot(build, out)
    complain(say("written", path=out, rows=f"{sum(counts.values()):,}"))


def _write_table(name: str, form: str | None, out: Path | None) -> None:
    from pipelines.access.query_log import DONE, AskedQuestion, log_question
    from pipelines.access.reader import machine_reader
    from pipelines.query.table_rows import open_table
    from pipelines.settings import get_settings
    from pipelines.terminal.show_answer import choose_form, show_answer
    from pipelines.terminal.told_build import told_build

    chosen = choose_form(form, out, "csv")
    settings = get_settings()
    build = told_build(settings.folder)
    with open_table(build, name) as answer:
        asked = AskedQuestion("export", name, build.manifest.id, {})
        rows = {table.lower(): count for table, count in build.manifest.tables.items()}
        log_question(settings, machine_reader(), asked, DONE, rows[name.lower()])
        show_answer(answer, chosen, out)

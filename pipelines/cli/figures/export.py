"""`minsheng export`: one table out, whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    name: Annotated[str, typer.Argument(help=say("export.name"), metavar="NAME")],
    form: Annotated[
        str | None, typer.Option("--format", help=say("sql.format"), metavar="FORMAT")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help=say("sql.out"), metavar="FILE")] = None,
) -> None:
    """Write all rows of one table of the current build, to the screen as CSV; it is logged."""
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

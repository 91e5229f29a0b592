"""`minsheng sql`: one SELECT on the current build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    statement: Annotated[str, typer.Argument(help=say("sql.statement"), metavar="SQL")],
    form: Annotated[
        str | None, typer.Option("--format", help=say("sql.format"), metavar="FORMAT")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help=say("sql.out"), metavar="FILE")] = None,
) -> None:
    """Answer one SELECT; at most 10,000 rows, 200 of them on the screen as a table; logged."""
    from pipelines.access.reader import machine_reader
    from pipelines.query.ask import ask
    from pipelines.settings import get_settings
    from pipelines.terminal.show_answer import choose_form, show_answer
    from pipelines.terminal.told_build import told_build

    settings = get_settings()
    chosen = choose_form(form, out, "table")
    rows = 200 if chosen == "table" else None
    build, reader = told_build(settings.folder), machine_reader()
    show_answer(ask(statement, build, settings, reader, rows), chosen, out)

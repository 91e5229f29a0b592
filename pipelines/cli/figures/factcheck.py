"""`minsheng factcheck`: every figure of a text, held against the warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say

_DOUBTED = 3


def command(
    file: Annotated[Path, typer.Argument(help=say("factcheck.file"), metavar="FILE")],
    year: Annotated[int, typer.Option("--year", help=say("factcheck.year"), metavar="YYYY")],
    town: Annotated[
        str | None, typer.Option("--town", help=say("factcheck.town"), metavar="TOWN")
    ] = None,
    annotated: Annotated[
        Path | None, typer.Option("--annotated", help=say("factcheck.annotated"), metavar="DOCX")
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help=say("factcheck.all"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Find, tie and judge the figures; ends with 3 when one differs."""
    from pipelines.build.current import open_current
    from pipelines.factcheck.annotate import annotate
    from pipelines.factcheck.check_text import check_text
    from pipelines.factcheck.judging.warehouse import read_warehouse
    from pipelines.factcheck.reading.document import read_document
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.figures.show_factcheck import (
        show_verdicts,
        verdict_words,
        verdicts_as_json,
    )
    from pipelines.terminal.named import find_town

    if annotated and file.suffix.lower() != ".docx":
        raise Problem("factcheck_annotate_docx", exit_status=2)
    paragraphs = read_document(file)
    with open_current(get_settings().folder) as connection:
        warehouse = read_warehouse(connection, year)
    verdicts = check_text(paragraphs, year, warehouse, find_town(town) if town else None)
    if annotated:
        annotate(file, annotated, verdicts, lambda verdict: verdict_words(verdict, warehouse))
    if as_json:
        print(verdicts_as_json(verdicts))
    else:
        show_verdicts(verdicts, warehouse, show_all)
    if any(verdict.status == "differs" for verdict in verdicts):
        raise typer.Exit(_DOUBTED)

"""`minsheng factcheck`: every figure of a text, held against the warehouse."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.year_option import year_option
from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.factcheck.judging.verdict import Verdict
    from pipelines.factcheck.judging.warehouse import Warehouse

_DOUBTED = 3
_PASTED = "-"


def command(
    file: Annotated[Path, typer.Argument(help=say("factcheck.file"), metavar="FILE")],
    year: Annotated[int, year_option(say("factcheck.year"))],
    town: Annotated[
        str | None, typer.Option("--town", help=say("factcheck.town"), metavar="TOWN")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help=say("factcheck.as_of"), metavar="YYYY-MM")
    ] = None,
    annotated: Annotated[
        Path | None, typer.Option("--annotated", help=say("factcheck.annotated"), metavar="DOCX")
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help=say("factcheck.all"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Find, tie and judge the figures; ends with 3 when one differs."""
    from pipelines.factcheck.annotate import annotate
    from pipelines.problem import Problem
    from pipelines.terminal.figures.show_factcheck import (
        show_verdicts,
        verdict_words,
        verdicts_as_json,
    )

    if annotated and file.suffix.lower() != ".docx":
        raise Problem("factcheck_annotate_docx", exit_status=2)
    verdicts, warehouse = _check(file, year, town, as_of)
    if annotated:
        annotate(file, annotated, verdicts, lambda verdict: verdict_words(verdict, warehouse))
    if as_json:
        print(verdicts_as_json(verdicts))
    else:
        show_verdicts(verdicts, warehouse, show_all)
    if any(verdict.status == "differs" for verdict in verdicts):
        raise typer.Exit(_DOUBTED)


def _check(
    file: Path, year: int, town: str | None, as_of: str | None
) -> tuple[list[Verdict], Warehouse]:
    from pipelines.build.current import open_current
    from pipelines.factcheck.check_text import check_text
    from pipelines.factcheck.judging.warehouse import read_warehouse
    from pipelines.factcheck.reading.files.document import read_document, read_text
    from pipelines.settings import get_settings
    from pipelines.terminal.named import find_town

    month = _month_of(as_of, year) if as_of else None
    is_pasted = str(file) == _PASTED
    paragraphs = read_text(sys.stdin.buffer.read()) if is_pasted else read_document(file)
    place = find_town(town) if town else None
    with open_current(get_settings().folder) as connection:
        warehouse = read_warehouse(connection, year)
    return check_text(paragraphs, year, warehouse, place, month), warehouse


def _month_of(as_of: str, year: int) -> int:
    """The month of YYYY-MM, which must lie in the year."""
    from pipelines.problem import Problem

    told = re.fullmatch(rf"{year}-(0[1-9]|1[0-2])", as_of.strip())
    if told is None:
        raise Problem("factcheck_as_of", exit_status=2, year=year)
    return int(told[1])

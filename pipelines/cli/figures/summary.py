"""`minsheng summary`: the annual summary in its editions."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.year_option import year_option
from pipelines.language import say


class Edition(StrEnum):
    """How a summary is set: as a newspaper, or as an official document."""

    NEWSPAPER = "newspaper"
    GONGWEN = "gongwen"


def command(
    out: Annotated[Path, typer.Option("--out", help=say("summary.out"), metavar="DIR")],
    year: Annotated[int | None, year_option(say("progress.year"))] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM", help=say("progress.as_of"))
    ] = None,
    town: Annotated[
        str | None, typer.Option("--town", help=say("progress.town"), metavar="TOWN")
    ] = None,
    edition: Annotated[
        Edition, typer.Option("--edition", help=say("summary.edition"))
    ] = Edition.NEWSPAPER,
) -> None:
    """Write the summary as .html .pdf .docx .md and its figures as .json."""
    from pipelines.build.current import open_build
    from pipelines.settings import get_settings
    from pipelines.summary.editor_list import editor_lines
    from pipelines.summary.write_article import write_article
    from pipelines.summary.write_summary import write_summary
    from pipelines.terminal.told_build import told_build

    build = told_build(get_settings().folder)
    with open_build(build) as connection:
        article = write_article(connection, build.manifest.id, year, as_of, town)
    for path in write_summary(article, out, edition.value):
        print(path)
    print(say("summary.written", facts=len(article.facts), title=article.title))
    for line in editor_lines(article):
        print(line)

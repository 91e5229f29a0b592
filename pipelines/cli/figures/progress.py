"""`minsheng progress`: how the ten key works stand."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.cli.year_option import year_option
from pipelines.language import say


def command(
    year: Annotated[int | None, year_option(say("progress.year"))] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM", help=say("progress.as_of"))
    ] = None,
    town: Annotated[
        str | None, typer.Option("--town", help=say("progress.town"), metavar="TOWN")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Print value, target, status, reason and freshness of each key work."""
    from pipelines.build.current import open_current
    from pipelines.report.print_progress import print_progress, progress_as_json
    from pipelines.report.read_progress import read_progress
    from pipelines.settings import get_settings

    with open_current(get_settings().folder) as connection:
        progress = read_progress(connection, year, as_of, town)
    if as_json:
        print(progress_as_json(progress))
    else:
        print_progress(progress)

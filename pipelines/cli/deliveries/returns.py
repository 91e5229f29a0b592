"""`minsheng returns`: a workbook for each deliverer with what it is to put right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    out: Annotated[Path, typer.Option("--out", help=say("returns.out"), metavar="DIR")],
    town: Annotated[str | None, typer.Option(help=say("returns.town"), metavar="TOWN")] = None,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Write the return workbooks and put them down in the access log."""
    from pipelines.settings import get_settings
    from pipelines.terminal.named import find_town
    from pipelines.workbooks.returns.make_returns import make_returns

    code = find_town(town) if town else None
    made = make_returns(get_settings(), out, code, by)
    if not made.has_build:
        print(say("returns_no_build"))
    for one in made.told:
        print(
            say(
                "returns_line",
                file=made.path_of(one),
                rows=f"{one.row_count:,}",
                warnings=f"{one.warnings.height:,}",
                findings=f"{one.findings.height:,}",
                missing=f"{one.missing.height:,}",
            )
        )
    if not made.told:
        print(say("returns_nothing"))
    else:
        print(say("returns_logged", count=len(made.told), people=made.people, log=made.log))

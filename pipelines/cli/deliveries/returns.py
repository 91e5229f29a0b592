"""`minsheng returns`: a workbook for each deliverer with what it is to put right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.workbooks.returns.make_returns import MadeReturns
    from pipelines.workbooks.returns.town_return import TownReturn


def command(
    out: Annotated[Path, typer.Option("--out", help=say("returns.out"), metavar="DIR")],
    town: Annotated[str | None, typer.Option(help=say("returns.town"), metavar="TOWN")] = None,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Write the return workbooks and put them down in the access log."""
    import json

    from pipelines.settings import get_settings
    from pipelines.terminal.named import find_town
    from pipelines.workbooks.returns.make_returns import make_returns

    code = find_town(town) if town else None
    made = make_returns(get_settings(), out, code, by)
    if as_json:
        print(json.dumps(_as_document(made), ensure_ascii=False))
        return
    if not made.has_build:
        print(say("returns_no_build"))
    for one in made.told:
        counts = {name: f"{count:,}" for name, count in _counts(one).items()}
        print(say("returns_line", file=made.path_of(one), **counts))
    if not made.told:
        print(say("returns_nothing"))
    else:
        print(say("returns_logged", count=len(made.told), people=made.people, log=made.log))


def _counts(told: TownReturn) -> dict[str, int]:
    return {
        "rows": told.row_count,
        "warnings": told.warnings.height,
        "findings": told.findings.height,
        "missing": told.missing.height,
    }


def _as_document(made: MadeReturns) -> dict[str, Any]:
    workbooks = [
        {"deliverer": one.name, "file": str(made.path_of(one)), **_counts(one)} for one in made.told
    ]
    return {"has_build": made.has_build, "people": made.people, "workbooks": workbooks}

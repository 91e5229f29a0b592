"""`minsheng intake`: read deliveries, a line a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say

SOME_REFUSED = 3


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(help=say("intake.paths"), metavar="PATH")
    ] = None,
    town: Annotated[str | None, typer.Option(help=say("intake.town"), metavar="TOWN")] = None,
    reported_on: Annotated[
        str | None, typer.Option(help=say("intake.reported_on"), metavar="YYYY-MM-DD")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> int:
    """Take files in and say what became of each; exit status 3 when some were refused."""
    import json

    from pipelines.deliveries.take_in import take_in
    from pipelines.settings import get_settings
    from pipelines.terminal.named import find_town
    from pipelines.terminal.returned.record_answers import record_answers
    from pipelines.terminal.show_intake import show_intake
    from pipelines.terminal.show_steps import show_steps

    settings = get_settings()
    code = find_town(town) if town else None
    with show_steps() as report:
        result = take_in(settings, paths, town=code, reported_on=_day(reported_on), report=report)
    if as_json:
        found = {
            "files": [{**r, "known": r["file_id"] in result.known_ids} for r in result.receipts],
            "waiting": result.waiting,
            "passed_by": result.passed_by,
            "secret_made_at": result.secret_made_at and str(result.secret_made_at),
        }
        print(json.dumps(found, ensure_ascii=False))
    elif not result.receipts and not result.waiting:
        empty = say("intake_inbox_empty", path=settings.inbox_folder)
        print(say("intake_nothing_found", paths=" ".join(map(str, paths))) if paths else empty)
    else:
        few = len(result.known_ids) < _MANY
        show_intake(result, settings.folder, with_known=bool(paths) or few)
    if result.receipts:
        record_answers(settings, is_told=not as_json)
    return SOME_REFUSED if result.refused else 0


# So many files that have not changed are counted, unless they were asked for by path.
_MANY = 50


def _day(text: str | None) -> object:
    from datetime import date

    from pipelines.problem import Problem

    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem("unknown_day", exit_status=2, day=text) from None

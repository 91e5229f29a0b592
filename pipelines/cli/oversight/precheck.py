"""`minsheng precheck`: a payment list held against all checks before the money moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say

HAS_DOUBTS = 3


def command(
    file: Annotated[Path, typer.Argument(help=say("precheck.file"), metavar="FILE")],
    town: Annotated[str | None, typer.Option(help=say("precheck.town"), metavar="TOWN")] = None,
    pay_on: Annotated[
        str | None, typer.Option(help=say("precheck.pay_on"), metavar="YYYY-MM-DD")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=say("precheck.out"), metavar="FILE")
    ] = None,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> int:
    """Say what is doubtful about a list and write it down; status 3 when something is."""
    import json

    from pipelines.precheck.as_document import as_document
    from pipelines.precheck.hold_list import hold_list
    from pipelines.precheck.write_doubts import default_path, write_doubts
    from pipelines.settings import get_settings
    from pipelines.terminal.named import find_town
    from pipelines.terminal.oversight.show_doubts import show_doubts
    from pipelines.terminal.show_steps import show_steps

    settings = get_settings()
    code, day = find_town(town) if town else None, _day(pay_on)
    path = _checked(out or default_path(file), file)
    with show_steps() as report:
        held = hold_list(settings, file, town=code, pay_on=day, report=report)
    if not held.is_clean:
        write_doubts(held, path, settings, by)
    if as_json:
        print(json.dumps(as_document(held), ensure_ascii=False, default=str))
    else:
        show_doubts(held)
        log = settings.folder.access_log
        clean = say("precheck_clean")
        print(clean if held.is_clean else say("precheck_written", path=path, log=log))
    return 0 if held.is_clean else HAS_DOUBTS


def _checked(out: Path, file: Path) -> Path:
    from pipelines.problem import Problem

    if out.suffix.lower() != ".xlsx":
        raise Problem("precheck_out_not_xlsx", exit_status=2, path=out)
    if out.is_dir():
        raise Problem("out_is_folder", exit_status=2, path=out)
    if not out.parent.is_dir():
        raise Problem("out_folder_missing", exit_status=2, path=out.parent)
    if out.exists() and file.exists() and out.samefile(file):
        raise Problem("precheck_out_is_list", exit_status=2, path=out)
    return out


def _day(text: str | None) -> date | None:
    from pipelines.problem import Problem

    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem("unknown_day", exit_status=2, day=text) from None

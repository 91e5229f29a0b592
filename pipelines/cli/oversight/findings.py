"""`minsheng findings`: what the checks doubt, and the department's answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.query.findings import Choice


def _option(name: str, metavar: str) -> Any:
    return typer.Option(f"--{name}", help=say(f"findings.{name}"), metavar=metavar)


def command(
    check: Annotated[str | None, _option("check", "CODE")] = None,
    town: Annotated[str | None, _option("town", "TOWN")] = None,
    disposition: Annotated[str | None, _option("disposition", "WORD")] = None,
    xlsx: Annotated[Path | None, _option("xlsx", "FILE")] = None,
    finding: Annotated[str | None, _option("set", "ID")] = None,
    to: Annotated[str | None, _option("to", "WORD")] = None,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
    until: Annotated[str | None, _option("until", "YYYY-MM-DD")] = None,
    recovered: Annotated[str | None, _option("recovered", "YUAN")] = None,
    recovered_on: Annotated[str | None, _option("recovered-on", "YYYY-MM-DD")] = None,
    note: Annotated[str | None, _option("note", "TEXT")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("option.json"))] = False,
) -> None:
    """Count findings by check, list one check's or town's, or record an answer to one."""
    from pipelines.oversight.answer_finding import Given
    from pipelines.problem import Problem
    from pipelines.query.findings import Choice
    from pipelines.terminal.named import find_disposition, find_town

    if (finding is None) != (to is None):
        raise Problem("findings_set_needs_to", exit_status=2)
    if finding is not None and to is not None:
        _set(finding, Given(find_disposition(to), by, until, recovered, recovered_on, note))
        return
    code = check.strip().upper() if check else None
    town_code = find_town(town) if town else None
    word = find_disposition(disposition) if disposition else None
    _show(Choice(code, town_code, word), xlsx, as_json)


def _set(finding: str, given: Any) -> None:
    from datetime import date

    from pipelines.build.current import open_build
    from pipelines.oversight.answer_finding import answer_finding
    from pipelines.query.findings import find_finding
    from pipelines.settings import get_settings
    from pipelines.terminal.told_build import told_build

    folder = get_settings().folder
    with open_build(told_build(folder)) as connection:
        known = find_finding(connection, finding)
    answer_finding(folder.dispositions, known, given, date.today())
    word = say(f"disposition_{given.disposition}")
    print(say("findings_set", id=known["finding_id"], disposition=word))


def _show(choice: Choice, xlsx: Path | None, as_json: bool) -> None:
    import json
    from dataclasses import asdict

    from pipelines.build.current import open_build
    from pipelines.query.findings import (
        check_choice,
        count_findings,
        findings_answer,
        read_findings,
    )
    from pipelines.settings import get_settings
    from pipelines.terminal.show_answer import choose_form, show_answer
    from pipelines.terminal.show_findings import show_counts, show_findings
    from pipelines.terminal.told_build import told_build

    form = choose_form(None, xlsx, "xlsx") if xlsx else None
    with open_build(told_build(get_settings().folder)) as connection:
        check_choice(connection, choice)
        found, counts = read_findings(connection, choice), count_findings(connection, choice)
    if form:
        show_answer(findings_answer(found), form, xlsx)
    elif as_json:
        told = {"findings": [asdict(one) for one in found], "checks": [asdict(c) for c in counts]}
        print(json.dumps(told, ensure_ascii=False, default=str))
    elif choice.check or choice.town or choice.disposition:
        show_findings(found)
    else:
        show_counts(counts)

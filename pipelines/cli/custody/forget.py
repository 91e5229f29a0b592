"""`minsheng forget`: nothing in the data folder leads to a person any more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.language import say


def command(
    why: Annotated[str, typer.Option(help=say("forget.why"), metavar="TEXT")],
    numbers: Annotated[
        Path | None, typer.Option("--from", help=say("forget.from"), metavar="FILE")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=say("forget.check"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=say("option.yes"))] = False,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Make the rows of people nobody's; who they were is asked for, and never an argument."""
    from pipelines.custody.forget import forget, look_for
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.ask import ask_hidden, ask_whether
    from pipelines.terminal.show_steps import show_steps

    settings = get_settings()
    if numbers is None:
        typed = [ask_hidden("forget.ask")]
    else:
        typed = numbers.read_text(encoding="utf-8-sig").split()
    found = look_for(settings, typed)
    counts = {"deliveries": found.deliveries, "rows": found.rows}
    told = {"people": found.people, **{name: f"{count:,}" for name, count in counts.items()}}
    print(say("forget.found", **told, files=found.files))
    if check:
        return
    if not yes:
        ask_whether("forget.sure")
    with show_steps() as report:
        forget(settings, typed, why, by, report)
    print(say("forget.done", **told))
    print(say("forget.afterwards"))

"""`minsheng expire`: deliveries whose years are up go; what was counted of closed years stays."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.language import say


def command(
    check: Annotated[bool, typer.Option("--check", help=say("expire.check"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=say("option.yes"))] = False,
    by: Annotated[str | None, typer.Option(help=say("option.by"), metavar="NAME")] = None,
) -> None:
    """Remove the deliveries of feeds with a term (MINSHENG_KEEP_YEARS) once it is over."""
    from datetime import date

    from pipelines.custody.expire import due, expire
    from pipelines.settings import get_settings
    from pipelines.terminal.changes.ask import ask_whether
    from pipelines.terminal.show_steps import show_steps

    settings, today = get_settings(), date.today()
    found = due(settings, today)
    for one in found:
        print(
            say(
                "expire.line",
                feed=say(f"feed.{one.feed}"),
                first=one.first_year,
                last=one.last_year,
                years=one.years,
                deliveries=f"{one.deliveries:,}",
                rows=f"{one.rows:,}",
            )
        )
    if not found:
        print(say("expire.none" if settings.keep_years else "expire.no_term"))
    if check or not found:
        return
    if not yes:
        ask_whether("expire.sure")
    with show_steps() as report:
        expire(settings, today, by, report)
    print(say("expire.done", deliveries=f"{sum(one.deliveries for one in found):,}"))

"""`minsheng notices`: tell outside what is late, by the ways that are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.language import say

if TYPE_CHECKING:
    from pipelines.settings import Settings


def command(
    is_trial: Annotated[bool, typer.Option("--try", help=say("notices.try"))] = False,
    is_check: Annotated[bool, typer.Option("--check", help=say("notices.check"))] = False,
) -> int:
    """Send what has not been sent yet; status 1 when a notice could not be sent."""
    from pipelines.notices.tell import tell_trial
    from pipelines.notices.ways.find_ways import find_ways
    from pipelines.problem import Problem
    from pipelines.settings import get_settings
    from pipelines.terminal.notices.tell_outside import show_unsent, tell_what_is_late

    settings = get_settings()
    if is_trial and is_check:
        raise Problem("notices.try_or_check", exit_status=2)
    if is_check:
        _list_late(settings)
        return 0
    if not find_ways(settings):
        print(say("notices.unset"))
        return 0
    if is_trial:
        told = tell_trial(settings)
        show_unsent(told)
    else:
        told = tell_what_is_late(settings)
    for way, subject in told.sent:
        print(say("notices.sent", way=say(f"notice.way.{way}"), subject=subject))
    if not told.sent and not told.unsent:
        print(say("notices.nothing"))
    return 1 if told.unsent else 0


def _list_late(settings: Settings) -> None:
    from datetime import date

    from pipelines.notices.tell import is_behind, what_is_late

    if is_behind(settings):
        print(say("notices.behind"))
    for one in what_is_late(settings, date.today()):
        told = {"title": say(f"feed.{one.feed}"), "month": f"{one.month:%Y-%m}"}
        print(say("notices.late", town=one.area_name, due=one.due_on, **told))

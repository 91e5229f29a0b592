"""The words of each notice."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from pipelines.language import list_words, messages, say
from pipelines.notices.late_lists import LateList
from pipelines.notices.notice import Notice

_MOST_OF_A_TOWN = 12


def late_notice(late: list[LateList], today: date) -> Notice:
    """What is late, a line a town; of a town's many lists the first dozen."""
    by_town = groupby(late, lambda one: (one.town_code, one.area_name))
    lines = [say("notice.late_head", today=today), *map(_town_line, by_town)]
    lines.append(say("notice.late_foot"))
    facts = [
        {
            "feed": one.feed,
            "town_code": one.town_code,
            "month": f"{one.month:%Y-%m}",
            "due_on": str(one.due_on),
        }
        for one in late
    ]
    subject = say("notice.late_subject", count=len(late))
    return Notice("late_lists", subject, "\n".join(lines), facts)


def failed_notice(code: str, build: str | None) -> Notice:
    """A build that failed: the kind of the failure, never its words, which may quote a cell."""
    known = f"notice.why.{code}" in messages()
    why = say(f"notice.why.{code}") if known else say("notice.why.other", kind=code)
    standing = say("notice.readers_see", build=build) if build else say("notice.readers_see_none")
    lines = [say("notice.failed_head", at=_now(), machine=platform.node(), why=why), standing]
    lines.append(say("notice.failed_foot"))
    facts = [{"code": code, "build": build or ""}]
    return Notice("build_failed", say("notice.failed_subject"), "\n".join(lines), facts)


def works_notice(build: str) -> Notice:
    """A build that works again."""
    text = say("notice.works", at=_now(), machine=platform.node(), build=build)
    return Notice("build_works", say("notice.works_subject"), text, [{"build": build}])


def trial_notice() -> Notice:
    """Nothing but the proof that a way is open."""
    text = say("notice.trial", at=_now(), machine=platform.node())
    return Notice("trial", say("notice.trial_subject"), text)


def _town_line(group: tuple[tuple[str, str], Iterator[LateList]]) -> str:
    (_, name), lists = group
    told = list(lists)
    words = [
        say("notice.late_list", title=say(f"feed.{one.feed}"), month=f"{one.month:%Y-%m}")
        for one in told[:_MOST_OF_A_TOWN]
    ]
    if more := len(told) - len(words):
        words.append(say("notice.late_more", count=more))
    return say("notice.late_town", town=name, count=len(told), lists=list_words(words))


def _now() -> str:
    return f"{datetime.now():%Y-%m-%d %H:%M}"

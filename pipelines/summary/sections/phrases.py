"""Turns of phrase that several subjects share: changes against last year, up to when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.summary.content.fact import INCOMPLETE, Fact, Missing, reworded
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, compose


def until(book: FactBook) -> str:
    """截至年底, or 截至6月底 in a year under way."""
    return "截至年底" if book.is_whole_year else f"截至{book.as_of_month.month}月底"


def so_far(book: FactBook) -> str:
    """全年, or 今年以来 in a year under way."""
    return "全年" if book.is_whole_year else "今年以来"


def this_month(book: FactBook) -> str:
    """The as-of month, for what is told by the month: 12月."""
    return f"{book.as_of_month.month}月"


@dataclass(frozen=True)
class Turn:
    """The verbs of a change: of a growth, of a decline, and of a number that stands alone."""

    grown: str = "增加到"
    shrunk: str = "减少到"
    alone: str = ""


_COUNT = Turn()


def state_change(book: FactBook, indicator_id: str, subject: str, turn: Turn = _COUNT) -> Said:
    """How many there are, against the end of the year before where that is known.

    Args:
        book: the facts.
        indicator_id: what is counted.
        subject: what stands before 由去年的…: 社工服务机构.
        turn: the verbs.
    """
    before = book.end_of_year_before(indicator_id)
    when = "去年" if book.is_whole_year else "去年底"
    return _change(subject, book.some(indicator_id), before, when, turn)


def flow_change(book: FactBook, indicator_id: str, subject: str, turn: Turn = _COUNT) -> Said:
    """How many so far, against as much of the year before where that is known.

    Arguments as those of state_change.
    """
    before = book.same_time_before(indicator_id)
    when = "去年" if book.is_whole_year else "去年同期"
    return _change(subject, book.some(indicator_id), before, when, turn)


def _change(
    subject: str, now: Fact | Missing, before: Fact | Missing, when: str, turn: Turn
) -> Said:
    """Numbers that read alike are not compared: a rounded one may hide which way it went."""
    is_comparable = bool(now and before) and before.is_complete and now.is_complete
    if not is_comparable or not before.value:
        return compose(f"{subject}{turn.alone}{{now}}。", now=now)
    if now.words == before.words:
        return compose(f"{subject}{turn.alone}{{now}}，与{when}持平。", now=now)
    turned = turn.grown if now.value > before.value else turn.shrunk
    return compose(f"{subject}由{when}的{{before}}{turned}{{now}}。", before=before, now=now)


def per_head(fact: Fact | Missing) -> Fact | Missing:
    """The amount alone, where the sentence says whose it is: 470元 for 470元/人/月."""
    if not isinstance(fact, Fact):
        return fact
    return reworded(fact, fact.words.removesuffix(INCOMPLETE).partition("/")[0])


def since_month(fact: Fact | Missing, year: int) -> Fact | Missing:
    """A day told as its month: 今年7月, or 2013年7月 of another year."""
    if not isinstance(fact, Fact) or not isinstance(fact.value, date):
        return fact
    day = fact.value
    words = f"今年{day.month}月" if day.year == year else f"{day.year}年{day.month}月"
    return reworded(fact, words)


def known(*said: Said | Iterable[Said] | None) -> list[Said]:
    """The sentences in their order, without those that are not to be said."""
    found: list[Said] = []
    for one in said:
        if one is not None:
            found += one if isinstance(one, list) else [one]
    return found

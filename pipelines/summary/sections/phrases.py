"""Turns of phrase that several subjects share: changes against last year, up to when."""

from __future__ import annotations

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, Sentence, compose

Said = Sentence | LeftOut


def until(book: FactBook) -> str:
    """截至年底, or 截至6月底 in a year under way."""
    return "截至年底" if book.is_whole_year else f"截至{book.as_of_month.month}月底"


def change(book: FactBook, indicator_id: str, subject: str, grown: str = "增加到") -> Said:
    """How many there are, against the year before where both are known.

    Args:
        book: the facts.
        indicator_id: what is counted.
        subject: what stands before 由去年的…: 社工服务机构.
        grown: the words of a growth.
    """
    now, before = book.of(indicator_id), book.of(indicator_id, 1)
    if now is None or before is None:
        return compose(f"{subject}有{{now}}。", now=now)
    if now.value == before.value:
        return compose(f"{subject}与去年持平，有{{now}}。", now=now)
    turned = grown if now.value > before.value else "减少到"
    return compose(f"{subject}由去年的{{before}}{turned}{{now}}。", before=before, now=now)


def known(*said: Said | None) -> list[Said]:
    """The sentences, without those that are not to be said."""
    return [one for one in said if one is not None]

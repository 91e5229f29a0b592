"""改革攻坚: the reform of villages and communities (key work 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import compose
from pipelines.summary.sections.phrases import Said, known, until


def village_reform(book: FactBook) -> list[Said]:
    """How many villages have finished the reform, and by when all are to."""
    return known(_finished(book), _before(book), _due(book))


def _finished(book: FactBook) -> Said:
    return compose(
        "{until}，{area}{total}村（居）中，已有{done}完成管理体制和服务机制改革，完成率{ratio}。",
        until=until(book),
        area=book.area_name,
        total=book.of("kw01_villages_total"),
        done=book.of("kw01_villages_reformed"),
        ratio=book.of("kw01_reform_ratio"),
    )


def _before(book: FactBook) -> Said | None:
    now, before = (book.number("kw01_villages_reformed", back) for back in (0, 1))
    if now is None or not before or now <= before:
        return None
    return compose(
        "完成改革的村（居）由去年的{before}增加到{now}。",
        before=book.of("kw01_villages_reformed", 1),
        now=book.of("kw01_villages_reformed"),
    )


def _due(book: FactBook) -> Said | None:
    if book.number("kw01_reform_ratio") == 1:
        return None
    due = book.of("kw01_target_date")
    return compose(
        "农村（社区）管理体制和服务机制改革力争{due}全面完成。", due=due and _as_year(due)
    )


def _as_year(fact: Fact) -> Fact:
    """A due day at a year's end is told as its year."""
    day = fact.value
    is_year_end = isinstance(day, date) and (day.month, day.day) == (12, 31)
    return replace(fact, words=f"{day.year}年") if is_year_end else fact

"""改革攻坚: the reform of villages and communities (key work 1)."""

from __future__ import annotations

from datetime import date

from pipelines.district_kind import district_kind
from pipelines.summary.content.fact import Fact, Missing, reworded
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Mark, Said, compose
from pipelines.summary.sections.phrases import known, until

_KEY_WORK = 1


def village_reform(book: FactBook) -> list[Said]:
    """How many villages have finished the reform, since when, and by when all are to."""
    return known(_finished(book), _before(book), due(book))


def reform_words(_: FactBook) -> list[Said]:
    """Where the newspaper has a leader's words on the reform."""
    return [Mark(f"{district_kind()}领导或专家对这项改革的说明，须本人核准")]


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
    now = book.of("kw01_villages_reformed")
    before = book.end_of_year_before("kw01_villages_reformed")
    if not now or not before or now.value <= before.value:
        return None
    if not now.is_complete or not before.is_complete:
        return None
    if not before.value:
        return compose("这些村（居）都是今年完成改革的。")
    return compose(
        "完成改革的村（居）由{when}的{before}增加到{now}。",
        when="去年" if book.is_whole_year else "去年底",
        before=before,
        now=now,
    )


def due(book: FactBook) -> Said | None:
    """By when all villages are to have finished, in a year that has this target."""
    if book.number("kw01_reform_ratio") == 1 or not book.has_target(_KEY_WORK):
        return None
    day = _as_year(book.of("kw01_target_date"))
    return compose("农村（社区）管理体制和服务机制改革力争{due}全面完成。", due=day)


def _as_year(fact: Fact | Missing) -> Fact | Missing:
    """A due day at a year's end is told as its year."""
    day = fact.value if isinstance(fact, Fact) else None
    if isinstance(day, date) and (day.month, day.day) == (12, 31):
        return reworded(fact, f"{day.year}年")
    return fact

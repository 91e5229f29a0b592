"""民生实事: the living allowance of disabled people, and the older care subsidy (key work 4)."""

from __future__ import annotations

from dataclasses import replace

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import compose
from pipelines.summary.sections.phrases import Said, known, until

_LEVELS = range(1, 5)


def disability_allowance(book: FactBook) -> list[Said]:
    """How many were approved, what they draw, and how much was paid."""
    return known(_approved(book), _levels(book), _paid(book), _care(book))


def _approved(book: FactBook) -> Said:
    return compose(
        "{until}，已完成对{people}符合申请生活津贴的残疾人的审批工作。",
        until=until(book),
        people=book.of("kw04_people_approved"),
    )


def _levels(book: FactBook) -> Said:
    facts = [book.of(f"std_disability_allowance_level_{level}") for level in _LEVELS]
    per_head = [fact and replace(fact, words=fact.words.partition("/")[0]) for fact in facts]
    return compose(
        "残疾人生活津贴按照一级到四级的残疾程度，每人每月分别为{one}、{two}、{three}和{four}。",
        **dict(zip(("one", "two", "three", "four"), per_head, strict=True)),
    )


def _paid(book: FactBook) -> Said:
    return compose("共发放残疾人生活津贴{spent}。", spent=book.of("kw04_allowance_spending"))


def _care(book: FactBook) -> Said:
    people = book.of("std_care_subsidy_recipients")
    return compose(
        "{month}月，领取重度残疾人托养补贴的残疾人有{people}。",
        month=str(book.as_of_month.month),
        people=people,
    )

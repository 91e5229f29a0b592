"""民生实事: the living allowance of disabled people, and the older care subsidy (key work 4)."""

from __future__ import annotations

from pipelines.summary.content.fact import Fact, reworded
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, compose
from pipelines.summary.sections.phrases import known, per_head, so_far, this_month, until

_LEVELS = range(1, 5)


def disability_allowance(book: FactBook) -> list[Said]:
    """How many were approved, what they draw, and how much was paid."""
    return known(_approved(book), _levels(book), _paid(book), covered(book))


def is_new(book: FactBook) -> bool:
    """Whether nobody was approved the year before: those approved are then all there are."""
    return book.is_new("kw04_people_approved")


def _approved(book: FactBook) -> Said:
    people = book.some("kw04_people_approved")
    if is_new(book):
        return compose(
            "{until}，已完成对{people}符合申请生活津贴的残疾人的审批工作。",
            until=until(book),
            people=people,
        )
    return compose("今年以来，新审批生活津贴的残疾人{people}。", people=people)


def _levels(book: FactBook) -> Said:
    facts = [per_head(book.of(f"std_disability_allowance_level_{level}")) for level in _LEVELS]
    return compose(
        "残疾人生活津贴按照一级到四级的残疾程度，每人每月分别为{one}、{two}、{three}和{four}。",
        **dict(zip(("one", "two", "three", "four"), facts, strict=True)),
    )


def _paid(book: FactBook) -> list[Said]:
    spent = compose(
        "{when}共发放残疾人生活津贴{spent}。",
        when=so_far(book),
        spent=book.some("kw04_allowance_spending"),
    )
    if is_new(book):
        return [spent]
    people = compose(
        "{until}，领取生活津贴的残疾人{people}。",
        until=until(book),
        people=book.some("kw04_people_paid"),
    )
    return [people, spent]


def covered(book: FactBook) -> Said:
    """How many of those approved have been paid; a town's rounded whole is no share."""
    share = book.some("kw04_coverage_ratio")
    whom = "获批" if is_new(book) else "今年获批"
    if isinstance(share, Fact) and book.is_guarded and share.value == 1:
        nearly = reworded(share, "基本都")
        return compose(f"{whom}的残疾人{{share}}已领到津贴。", share=nearly)
    return compose(f"{whom}的残疾人中，{{share}}已领到津贴。", share=share)


def care_subsidy(book: FactBook) -> list[Said]:
    """Those who draw the older subsidy."""
    people = book.some("std_care_subsidy_recipients")
    pattern = "{month}，领取重度残疾人托养补贴的残疾人有{people}。"
    return [compose(pattern, month=this_month(book), people=people)]

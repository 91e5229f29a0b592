"""保障民生, 老有所养: home care and private institutions (key works 3 and 8)."""

from __future__ import annotations

from decimal import Decimal

from pipelines.summary.content.fact import Fact, Missing, reworded
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, compose, joined
from pipelines.summary.sections.phrases import known, since_month, so_far, this_month

_TWICE = Decimal("1.9"), Decimal("2.1")
_CATEGORIES = "kw03_eligible_categories"
_OPINIONS = "kw08_institutions_with_preparation_opinion"


def elder_care(book: FactBook) -> list[Said]:
    """Who may have home care, and who has it."""
    return known(categories(book), served(book), _hours(book))


def private_institutions(book: FactBook) -> list[Said]:
    """Which private institutions are on their way."""
    count = book.some(_OPINIONS)
    # The beds are those of institutions that are licensed, not of those still being prepared.
    return [
        compose("民办养老方面，已有{count}机构取得《民办福利机构筹办意见书》。", count=count),
        compose("已获设置批准的民办福利机构共有床位{beds}。", beds=book.some("kw08_beds")),
    ]


def categories(book: FactBook) -> Said:
    """Which groups of elders may have it, and since when there are more of them."""
    since, now = book.of("kw03_expansion_effective_from"), book.of(_CATEGORIES)
    before = book.end_of_year_before(_CATEGORIES)
    if not since or not before or since.value.year != book.year:
        return compose("可享受居家养老服务的老人有{now}。", now=now)
    return compose(
        "从{since}开始，全面铺开居家养老服务扩面提标工作，可享受居家养老服务的人群"
        "从{before}扩展到{now}老人。",
        since=since_month(since, book.year),
        before=before,
        now=now,
    )


def scope(book: FactBook) -> Said:
    """The groups in few words."""
    return widened(book) or compose("可享受居家养老服务的老人有{now}。", now=book.of(_CATEGORIES))


def widened(book: FactBook) -> Said | None:
    """From how many groups to how many, where there are more than a year before."""
    now, before = book.of(_CATEGORIES), book.end_of_year_before(_CATEGORIES)
    if not isinstance(now, Fact) or not isinstance(before, Fact) or now.value <= before.value:
        return None
    pattern = "可享受居家养老服务的人群从{before}扩展到{now}老人。"
    return compose(pattern, before=before, now=now)


def served(book: FactBook) -> list[Said]:
    """How many elders had it in the month; twice as many where it doubled."""
    people = compose(
        "{month}，实际接受居家养老服务的老人{served}。",
        month=this_month(book),
        served=book.some("kw03_elders_served"),
    )
    ratio = book.of("kw03_elders_served_ratio")
    if not ratio or not _is_doubled(ratio, book):
        return [people]
    base = ratio.base_month
    before = "比原来" if _expanded(book) else f"比{base.year}年{base.month}月的"
    doubled = reworded(ratio, "一倍")
    return joined(people, compose(f"{before}服务人数增加了{{ratio}}。", ratio=doubled))


def _is_doubled(ratio: Fact, book: FactBook) -> bool:
    """Whether it doubled since its base month, which has then passed."""
    is_later = ratio.base_month is not None and book.as_of_month > ratio.base_month
    return is_later and _TWICE[0] <= ratio.value <= _TWICE[1]


def _expanded(book: FactBook) -> bool:
    since: Fact | Missing = book.of("kw03_expansion_effective_from")
    return bool(since) and since.value.year == book.year


def _hours(book: FactBook) -> Said:
    hours = book.some("kw03_service_hours")
    return compose(f"{so_far(book)}居家养老上门服务累计{{hours}}。", hours=hours)

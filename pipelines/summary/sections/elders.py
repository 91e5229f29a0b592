"""保障民生, 老有所养: home care and private institutions (key works 3 and 8)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import compose
from pipelines.summary.sections.phrases import Said, known

_TWICE = Decimal("1.9"), Decimal("2.1")


def elder_care(book: FactBook) -> list[Said]:
    """Who may have home care, and who has it."""
    return known(_categories(book), _served(book), _hours(book))


def private_institutions(book: FactBook) -> list[Said]:
    """Which private institutions are on their way."""
    return known(_institutions(book))


def _categories(book: FactBook) -> Said | None:
    since, now = book.of("kw03_expansion_effective_from"), book.of("kw03_eligible_categories")
    before = book.of("kw03_eligible_categories", 1)
    if since is None or before is None or since.value.year != book.year:
        return compose("可享受居家养老服务的老人有{now}。", now=now)
    month = replace(since, words=f"{since.value.month}月")
    return compose(
        "从今年{since}开始，全面铺开居家养老服务扩面提标工作，可享受居家养老服务的人群"
        "从{before}扩展到{now}老人。",
        since=month,
        before=before,
        now=now,
    )


def _served(book: FactBook) -> Said:
    served = book.of("kw03_elders_served")
    ratio = book.of("kw03_elders_served_ratio")
    month = str(book.as_of_month.month)
    pattern = "{month}月，实际接受居家养老服务的人数为{served}"
    if ratio is None or book.as_of_month.month <= 6 or not _is_twice(ratio):
        return compose(pattern + "。", month=month, served=served)
    doubled = replace(ratio, words="一倍")
    return compose(
        pattern + "，比原来服务人数增加了{ratio}。", month=month, served=served, ratio=doubled
    )


def _is_twice(ratio: Fact) -> bool:
    return _TWICE[0] <= ratio.value <= _TWICE[1]


def _hours(book: FactBook) -> Said:
    return compose("居家养老服务时数累计{hours}。", hours=book.of("kw03_service_hours"))


def _institutions(book: FactBook) -> Said | None:
    count = book.of("kw08_institutions_with_preparation_opinion")
    if count is None or not count.value:
        return None
    beds = book.of("kw08_beds")
    pattern = "民办养老方面，已有{count}机构取得《民办福利机构筹办意见书》"
    if beds is None or not beds.value:
        return compose(pattern + "。", count=count)
    return compose(pattern + "，民办福利机构床位{beds}。", count=count, beds=beds)

"""Funeral fees that were waived (key work 10) and the donation day (9)."""

from __future__ import annotations

from pipelines.summary.content.fact import Missing
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, Sentence, compose, joined
from pipelines.summary.plan import plan
from pipelines.summary.sections.phrases import flow_change, known, per_head, since_month

_LARGEST, _CAP = "kw10_waiver_maximum", "std_funeral_waiver_cap"
_BEYOND = "有金额超出减免上限，待核"


def funerals(book: FactBook) -> list[Said]:
    """The waiver of funeral fees since it came into force."""
    people = book.some("kw10_people_waived")
    waived = compose("已减免{people}的殡葬基本服务费用。", people=people)
    spent = compose("减免殡葬费用共{spent}。", spent=book.some("kw10_waiver_spending"))
    return known(in_force(book), joined(waived, spent))


def in_force(book: FactBook) -> list[Said]:
    """Since when the fees are waived, and how much at most."""
    since = book.of("kw10_first_waiver_date")
    if since and since.value.year == book.year:
        pattern = "{since}起，全面落实户籍人员殡葬基本服务费用的减免工作。"
        begun = compose(pattern, since=since_month(since, book.year))
        return joined(begun, _at_most(book, "每人"))
    return [_at_most(book, "户籍人员殡葬基本服务费用每人")]


def _at_most(book: FactBook, whom: str) -> Said:
    """The cap where somebody has been granted it; else the largest waiver, and no rule of it."""
    largest, cap = book.of(_LARGEST), book.of(_CAP)
    if largest and cap and largest.value > cap.value:
        largest = Missing(_LARGEST, largest.name, _BEYOND)
    if largest and cap and largest.value != cap.value:
        return compose("最高一笔减免殡葬费用{most}。", most=per_head(largest))
    return compose(f"{whom}最高减免金额为{{most}}。", most=per_head(largest))


def waived(book: FactBook) -> list[Said]:
    """The waiver in few words: how much at most, and for how many."""
    people = book.some("kw10_people_waived")
    most = _at_most(book, "户籍人员殡葬基本服务费用每人")
    if isinstance(most, Sentence):
        return joined(most, compose("已减免{people}。", people=people))
    return [most, compose("已减免{people}的殡葬基本服务费用。", people=people)]


def donations(book: FactBook) -> list[Said]:
    """The donation day: pledged, received, handed on."""
    pattern = f"{plan().campaign}活动中，社会各界认捐{{pledged}}。"
    pledged = compose(pattern, pledged=book.some("kw09_pledged"))
    handed_on = joined(
        compose("捐款已上缴{remitted}。", remitted=book.some("kw09_remitted")),
        compose("捐款上缴率{share}。", share=book.of("kw09_remittance_ratio")),
    )
    return known(joined(pledged, received(book)), handed_on)


def received(book: FactBook) -> Said:
    """What came in, against the year before."""
    return flow_change(book, "kw09_received", "到账捐款")

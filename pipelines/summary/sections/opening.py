"""Headline, deck and lede: chosen by what the year's figures say."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, Sentence, compose

# What a headline may be about: an indicator of people and how it is said.
_HEADLINES = {
    "kw04_people_approved": "生活津贴惠及{fact}残疾人",
    "kw03_elders_served": "居家养老服务{fact}老人",
    "kw06_people_aided": "医疗救助惠及{fact}",
    "kw07_students_aided": "慈善助学资助{fact}学生",
    "kw10_people_waived": "殡葬费用减免惠及{fact}",
}
_NEWS = Decimal(2)
_STATUSES = {
    "已完成": "已完成",
    "按计划": "按计划推进",
    "滞后": "进度滞后",
    "未启动": "尚未启动",
    "数据不足": "有待补齐数据",
    "不适用": "当年未设目标",
}
_WHOLE = 10


def headline(book: FactBook) -> str:
    """The benefit that reached most people; one that is new this year counts twice."""
    weighed = []
    for indicator, pattern in _HEADLINES.items():
        now, before = book.number(indicator), book.number(indicator, 1)
        if now:
            weighed.append((now if before else now * _NEWS, indicator, pattern))
    if not weighed:
        return f"{book.area_name}民生工作{book.year}年总结"
    _, indicator, pattern = max(weighed)
    said = compose(pattern, fact=book.of(indicator))
    return said.text if isinstance(said, Sentence) else ""


def deck(book: FactBook, statuses: list[str]) -> str:
    """How many of the key works stand where: the line below the headline."""
    return f"{book.area_name}{_count_words(len(statuses))}项重点工作：{_by_status(statuses)}"


def lede(book: FactBook, statuses: list[str]) -> list[Sentence | LeftOut]:
    """The year in one paragraph."""
    so_far = f"截至{book.year}年{book.as_of_month.month}月底"
    when = f"{book.year}年" if book.is_whole_year else so_far
    count = _count_words(len(statuses))
    said = [compose(f"{when}，{book.area_name}{count}项重点工作中，{_by_status(statuses)}。")]
    spent, people = book.of("kw04_allowance_spending"), book.of("kw04_people_approved")
    if spent and people:
        said.append(
            compose("残疾人生活津贴审批{people}，发放津贴{spent}。", people=people, spent=spent)
        )
    students, served = book.of("kw07_students_aided"), book.of("kw03_elders_served")
    if students and served and students.value:
        month = f"{book.as_of_month.month}月"
        said.append(
            compose(
                "慈善助学资助{students}学生；{month}实际接受居家养老服务的有{served}。",
                students=students,
                month=month,
                served=served,
            )
        )
    return said


def _by_status(statuses: list[str]) -> str:
    counted = Counter(statuses)
    return "，".join(f"{counted[s]}项{words}" for s, words in _STATUSES.items() if counted[s])


def _count_words(count: int) -> str:
    return "十" if count == _WHOLE else str(count)

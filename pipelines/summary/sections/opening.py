"""Headline, deck and lede: chosen by what the year's figures say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from pipelines.summary.content.fact import Fact, Missing
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, Sentence, compose, joined
from pipelines.summary.sections.disability import is_new

# What a headline may be about: an indicator of people and how it is said.
_HEADLINES = {
    "kw03_elders_served": "{fact}接受居家养老服务",
    "kw06_people_aided": "医疗救助惠及{fact}",
    "kw07_students_aided": "慈善助学资助{fact}学生",
    "kw10_people_waived": "为{fact}逝者减免殡葬费用",
}
_ALLOWANCE = "生活津贴惠及{fact}残疾人"
_NEWS = Decimal(2)
_STATUSES = {
    "已完成": "已完成",
    "按计划": "按计划推进",
    "滞后": "进度滞后",
    "未启动": "尚未启动",
    "数据不足": "有待补齐数据",
}
# A work that is not on plan is named, where so few are.
_NAMED_STATUSES, _MOST_NAMED = ("滞后", "数据不足"), 1
_NUMERALS = "〇一两三四五六七八九十"
_MOST_DEEDS = 5
_CATEGORIES = "kw03_eligible_categories"


def headline(book: FactBook) -> str:
    """The benefit that reached most people; one that is new this year counts twice."""
    ranked = _ranked(book)
    if not ranked:
        return "民生工作总结"
    said = ranked[0].text
    return book.place + said if book.is_guarded else said


def deck(book: FactBook) -> str:
    """The line below the headline: how the works stand, or the next benefits."""
    if book.has_targets:
        return f"{works_words(book)}：{_by_status(book.statuses)}"
    return "，".join(one.text for one in _ranked(book)[1:3])


def _ranked(book: FactBook) -> list[Sentence]:
    """What a headline may say, the weightiest first."""
    weighed = []
    for indicator, pattern in (*_HEADLINES.items(), (_allowance_people(book), _ALLOWANCE)):
        now, before = book.some(indicator), book.same_time_before(indicator)
        if now:
            weight = now.value if before else now.value * _NEWS
            weighed.append((weight, indicator, compose(pattern, fact=now)))
    return [said for _, _, said in sorted(weighed, key=lambda one: one[:2], reverse=True)]


def _allowance_people(book: FactBook) -> str:
    """Whom the allowance reached: those approved in its first year, then those who draw it."""
    return "kw04_people_approved" if is_new(book) else "kw04_people_paid"


def lede(book: FactBook, titles: Mapping[int, str]) -> list[Said]:
    """The year in one paragraph: what was done, then how the works stand.

    Args:
        book: the facts.
        titles: key work → its title, for those that are named.
    """
    when = f"{book.year}年" if book.is_whole_year else _so_far(book)
    deeds = [deed for deed in _deeds(book) if isinstance(deed, Sentence)][:_MOST_DEEDS]
    done = joined(*deeds, pause="；")
    if deeds:
        begun = Sentence((f"{when}，{book.place}", *done[0].pieces))
        return [begun, *_standing(book, titles)]
    return _standing(book, titles, f"{when}，")


def _deeds(book: FactBook) -> list[Said]:
    """What was done, that of the headline first."""
    now = book.of(_CATEGORIES)
    before = book.end_of_year_before(_CATEGORIES)
    grown = before if before and now and now.value > before.value else Missing(_CATEGORIES, "", "")
    return [
        *_first_deed(book),
        compose("居家养老服务对象从{before}扩展到{now}老人。", before=grown, now=now),
        compose("累计完成{done}村（居）改革。", done=book.some("kw01_villages_reformed")),
        compose("已实现孵化{count}社会组织。", count=book.some("kw02_organisations_incubated")),
        compose("慈善助学资助{people}学生。", people=book.some("kw07_students_aided")),
        compose("“扶贫济困日”募得捐款{received}。", received=book.some("kw09_received")),
    ]


def _first_deed(book: FactBook) -> list[Said]:
    people: Fact | Missing = book.some(_allowance_people(book))
    if not people:
        aided = book.some("kw06_people_aided")
        return [compose("医疗救助惠及{people}。", people=aided)]
    reached = "惠及" if is_new(book) else "发放到"
    return joined(
        compose(f"残疾人生活津贴{reached}{{people}}残疾人。", people=people),
        compose("发放{spent}。", spent=book.some("kw04_allowance_spending")),
    )


def _standing(book: FactBook, titles: Mapping[int, str], begun: str = "") -> list[Said]:
    if not book.has_targets:
        return []
    behind = [work for work, status in book.statuses.items() if status in _NAMED_STATUSES]
    named = ""
    if 0 < len(behind) <= _MOST_NAMED:
        [work] = behind
        named = f"“{titles[work]}”{_STATUSES[book.statuses[work]]}"
    told = _by_status(book.statuses, named)
    return [compose(f"{begun}{works_words(book)}中，{told}。")]


def works_words(book: FactBook) -> str:
    """十项重点工作; fewer where they are not counted in the town, or had no target."""
    aimed = sum(map(book.has_target, book.statuses))
    if aimed < len(book.statuses):
        return f"有年度目标的{_NUMERALS[aimed]}项重点工作"
    return f"{'按镇街统计的' if book.is_guarded else ''}{_NUMERALS[aimed]}项重点工作"


def _by_status(statuses: Mapping[int, str], named: str = "") -> str:
    counted = Counter(statuses.values())
    told = [
        named if named and status in _NAMED_STATUSES else f"{counted[status]}项{words}"
        for status, words in _STATUSES.items()
        if counted[status]
    ]
    return "，".join(told)


def _so_far(book: FactBook) -> str:
    return f"截至{book.year}年{book.as_of_month.month}月底"

"""Headline, deck and lede: chosen by what the year's figures say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.numerals import counted
from pipelines.summary.content.sentence import Said, Sentence, compose, joined
from pipelines.summary.plan import plan
from pipelines.summary.sections.disability import is_new
from pipelines.summary.sections.elders import widened
from pipelines.summary.sections.incubation import incubated

_NEWS = Decimal(2)
_BEHIND, _OVER = "滞后", "未全部完成"
# In the order in which they are told.
_STATUSES = {
    "已完成": "已完成",
    "按计划": "按计划推进",
    _BEHIND: "进度滞后",
    _OVER: "未全部完成",
    "未启动": "尚未启动",
    "数据不足": "有待补齐数据",
}
# A work that is not on plan is named, where so few are.
_NAMED_STATUSES, _MOST_NAMED = (_BEHIND, _OVER, "数据不足"), 1
# GB/T 15834: quotes within quotes are single ones.
_QUOTES_WITHIN = str.maketrans("“”", "‘’")
_MOST_DEEDS = 5


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
        return f"{works_words(book)}：{_by_status(book)}"
    return "，".join(one.text for one in _ranked(book)[1:3])


def _ranked(book: FactBook) -> list[Sentence]:
    """What a headline may say, the weightiest first."""
    weighed = []
    for indicator, said in plan().headlines.items():
        now, is_first = book.some(indicator), book.is_new(indicator)
        if isinstance(now, Fact) and said.first_year in {None, is_first}:
            weight = now.value * _NEWS if is_first else now.value
            weighed.append((weight, indicator, compose(said.words, fact=now)))
    return [said for _, _, said in sorted(weighed, key=lambda one: one[:2], reverse=True)]


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
    groups = widened(book)
    return [
        *_first_deed(book),
        *([groups] if groups else []),
        compose("累计完成{done}村（居）改革。", done=book.some("kw01_villages_reformed")),
        incubated(book),
        compose("慈善助学资助{people}学生。", people=book.some("kw07_students_aided")),
        compose(f"{plan().campaign}募得捐款{{received}}。", received=book.some("kw09_received")),
    ]


def _first_deed(book: FactBook) -> list[Said]:
    """The allowance: who was approved in its first year and who of them draws it."""
    approved, paid = book.some("kw04_people_approved"), book.some("kw04_people_paid")
    spent = compose("发放津贴{spent}。", spent=book.some("kw04_allowance_spending"))
    if is_new(book) and isinstance(approved, Fact):
        granted = compose("{people}残疾人获批生活津贴。", people=approved)
        if not isinstance(paid, Fact) or paid.words == approved.words:
            return joined(granted, spent)
        return joined(granted, compose("{people}已领到津贴。", people=paid), spent)
    if isinstance(paid, Fact):
        return joined(compose("{people}残疾人领到生活津贴。", people=paid), spent)
    return [compose("医疗救助惠及{people}。", people=book.some("kw06_people_aided"))]


def _standing(book: FactBook, titles: Mapping[int, str], begun: str = "") -> list[Said]:
    if not book.has_targets:
        return []
    behind = [work for work in book.statuses if _standing_of(book, work) in _NAMED_STATUSES]
    named = ""
    if 0 < len(behind) <= _MOST_NAMED:
        [work] = behind
        words = book.overdue.get(work) or _STATUSES[_standing_of(book, work)]
        named = f"“{titles[work].translate(_QUOTES_WITHIN)}”{words}"
    told = _by_status(book, named)
    return [compose(f"{begun}{works_words(book)}中，{told}。")]


def works_words(book: FactBook) -> str:
    """十项重点工作; fewer where they are not counted in the town, or had no target."""
    aimed = sum(map(book.has_target, book.statuses))
    if aimed < len(book.statuses):
        return f"有年度目标的{counted(aimed)}项重点工作"
    return f"{'按镇街统计的' if book.is_guarded else ''}{counted(aimed)}项重点工作"


def _standing_of(book: FactBook, work: int) -> str:
    """Its status; a work is behind only while there is time left."""
    status = book.statuses[work]
    return _OVER if status == _BEHIND and work in book.overdue else status


def _by_status(book: FactBook, named: str = "") -> str:
    found = Counter(_standing_of(book, work) for work in book.statuses)
    told = [
        named if named and status in _NAMED_STATUSES else f"{found[status]}项{words}"
        for status, words in _STATUSES.items()
        if found[status]
    ]
    return "，".join(told)


def _so_far(book: FactBook) -> str:
    return f"截至{book.year}年{book.as_of_month.month}月底"

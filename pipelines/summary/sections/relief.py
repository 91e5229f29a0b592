"""保障民生, 困有所助: standards, student and medical aid (6, 7)."""

from __future__ import annotations

from pipelines.summary.content.fact import Fact, Missing
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, Said, compose, joined
from pipelines.summary.sections.phrases import (
    Turn,
    flow_change,
    known,
    per_head,
    since_month,
    so_far,
    until,
)

_LOW, _FIVE = "std_subsistence_monthly", "std_five_guarantees_monthly"
# The one standard whose first day is an indicator of its own, which a note explains.
_LOW_SINCE = "std_subsistence_effective_from"
_SMALLEST, _LARGEST = "kw07_student_aid_minimum", "kw07_student_aid_maximum"
_PEOPLE, _SHARE = Turn(alone="为"), Turn("提高到", "下降到", "为")
_BEYOND, _LACKING = "有金额超出资助标准，待核", "报送未齐"


def relief(book: FactBook) -> list[Said]:
    """What the poor, pupils and the ill were given."""
    return known(_standards(book), students(book), amounts(book))


def medical_aid(book: FactBook) -> list[Said]:
    """How many were aided, and how they were settled with."""
    return [medical_people(book), _medical_money(book), one_stop(book)]


def _standards(book: FactBook) -> list[Said]:
    values = {"low": book.of(_LOW), "five": book.of(_FIVE)}
    since = _since(book, _LOW), _since(book, _FIVE)
    if since[0] == since[1]:
        begun = "{since}起，{area}" if since[0] else ""
        verb = "提高到" if since[0] else "为"
        told = {"since": since[0], "area": book.area_name} if since[0] else {}
        return [
            compose(f"{begun}低保和五保供养标准分别{verb}{{low}}和{{five}}。", **told, **values)
        ]
    return joined(
        _standard("低保标准", values["low"], since[0]),
        _standard("五保供养标准", values["five"], since[1]),
        pause="；",
    )


def _standard(name: str, value: Fact | Missing, since: Fact | str | None) -> Said:
    if since is None:
        return compose(f"{name}为{{value}}。", value=value)
    return compose(f"{{since}}起，{name}提高到{{value}}。", since=since, value=value)


def _since(book: FactBook, standard: str) -> Fact | str | None:
    """The month of this year from which the standard is higher; null where it is not."""
    now, before = book.of(standard), book.end_of_year_before(standard)
    if not isinstance(now, Fact) or not isinstance(before, Fact) or now.value <= before.value:
        return None
    day = now.in_force_from
    if day is None or day.year != book.year:
        return None
    told = book.of(_LOW_SINCE)
    if isinstance(told, Fact) and told.value == day:
        return since_month(told, book.year)
    return f"今年{day.month}月"


def students(book: FactBook) -> list[Said]:
    """How many pupils, and how much."""
    aided = book.of("kw07_students_aided")
    if isinstance(aided, Fact) and aided.value == 0 and not aided.is_complete:
        return [
            LeftOut("慈善助学金尚未发放。", (Missing(aided.indicator_id, aided.name, _LACKING),))
        ]
    if isinstance(aided, Fact) and aided.value == 0:
        return [compose("{until}，慈善助学金尚未发放。", until=until(book))]
    told = compose(
        "对低保家庭以及家庭人平月收入介于{lower}至{upper}之间的临界低保家庭的{students}学生进行资助。",
        lower=per_head(book.of("std_near_poverty_lower")),
        upper=per_head(book.of("std_near_poverty_upper")),
        students=book.of("kw07_students_aided"),
    )
    spent = compose("支出慈善助学金{spent}。", spent=book.some("kw07_student_aid_spending"))
    return joined(told, spent)


def amounts(book: FactBook) -> Said | None:
    """From how much to how much, where the standard allows it."""
    lowest, highest = _within(book, _SMALLEST), _within(book, _LARGEST)
    if lowest and highest and lowest.value == highest.value:
        return None
    return compose(
        "慈善助学的资助标准为每人{lowest}至{highest}不等。",
        lowest=per_head(lowest),
        highest=per_head(highest),
    )


def _within(book: FactBook, indicator_id: str) -> Fact | Missing:
    """The amount, unless it is outside the standard: then somebody must look before it is print."""
    paid = book.of(indicator_id)
    lower, upper = book.of("std_student_aid_minimum"), book.of("std_student_aid_maximum")
    if paid and lower and upper and not lower.value <= paid.value <= upper.value:
        return Missing(indicator_id, paid.name, _BEYOND)
    return paid


def medical_people(book: FactBook) -> Said:
    """How many were given medical aid, against the year before."""
    return flow_change(book, "kw06_people_aided", "医疗救助惠及人数", _PEOPLE)


def _medical_money(book: FactBook) -> Said:
    spent = book.some("kw06_aid_spending")
    return compose(f"{so_far(book)}发放医疗救助金{{spent}}。", spent=spent)


def one_stop(book: FactBook) -> Said:
    """The share that was settled at one stop, against the year before."""
    return flow_change(book, "kw06_one_stop_ratio", "“一站式”结算占全部医疗救助结算的比例", _SHARE)

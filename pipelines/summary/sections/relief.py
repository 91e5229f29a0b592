"""保障民生, 困有所助: standards, student and medical aid, funerals, donations (6, 7, 9, 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import compose
from pipelines.summary.sections.phrases import Said, known, until


def relief(book: FactBook) -> list[Said]:
    """What the poor, pupils and the ill were given."""
    return known(_standards(book), *student_aid(book), *medical_aid(book))


def student_aid(book: FactBook) -> list[Said]:
    """How many pupils, and how much."""
    return known(_students(book), _amounts(book))


def medical_aid(book: FactBook) -> list[Said]:
    """How many were aided, and how they were settled with."""
    return known(_medical(book))


def funerals(book: FactBook) -> list[Said]:
    """The waiver of funeral fees since it came into force."""
    people = book.of("kw10_people_waived")
    if people is None or not people.value:
        return []
    since = book.of("kw10_first_waiver_date")
    begun = since and replace(since, words=_month(since.value, book.year))
    return known(
        compose(
            "{since}起，全面落实户籍人员殡葬基本服务费用的减免工作，每人最高减免金额为{most}。",
            since=begun,
            most=_per_head(book.of("kw10_waiver_maximum")),
        ),
        compose(
            "殡葬基本服务费用已减免{people}，减免殡葬费用共{spent}。",
            people=people,
            spent=book.of("kw10_waiver_spending"),
        ),
    )


def donations(book: FactBook) -> list[Said]:
    """The donation day: pledged, received, handed on."""
    return known(
        compose(
            "“扶贫济困日”活动中，社会各界认捐{pledged}，到账捐款{received}。",
            pledged=book.of("kw09_pledged"),
            received=book.of("kw09_received"),
        ),
        compose(
            "捐款已上缴{remitted}，捐款上缴率{share}。",
            remitted=book.of("kw09_remitted"),
            share=book.of("kw09_remittance_ratio"),
        ),
    )


def _standards(book: FactBook) -> Said:
    since = book.of("std_subsistence_effective_from")
    values = {
        "low": book.of("std_subsistence_monthly"),
        "five": book.of("std_five_guarantees_monthly"),
    }
    if since is None or since.value.year != book.year:
        return compose("低保和五保供养标准分别为{low}和{five}。", **values)
    return compose(
        "今年{since}起，低保和五保供养标准分别提高到{low}和{five}。",
        since=replace(since, words=f"{since.value.month}月"),
        **values,
    )


def _students(book: FactBook) -> Said:
    if book.number("kw07_students_aided") == 0:
        return compose("{until}，慈善助学金尚未发放。", until=until(book))
    aided = (
        "对低保家庭以及家庭人平月收入介于{lower}至{upper}之间的临界低保家庭的{students}学生进行资助"
    )
    values = {
        "lower": _per_head(book.of("std_near_poverty_lower")),
        "upper": _per_head(book.of("std_near_poverty_upper")),
        "students": book.of("kw07_students_aided"),
    }
    spent = book.of("kw07_student_aid_spending")
    if spent is None:
        return compose(aided + "。", **values)
    return compose(aided + "，支出慈善助学金{spent}。", **values, spent=spent)


def _amounts(book: FactBook) -> Said | None:
    lowest, highest = (book.of(f"kw07_student_aid_{end}") for end in ("minimum", "maximum"))
    if lowest is None or highest is None or lowest.value == highest.value:
        return None
    return compose(
        "慈善助学的资助标准为每人{lowest}至{highest}不等。",
        lowest=_per_head(lowest),
        highest=_per_head(highest),
    )


def _medical(book: FactBook) -> Said:
    return compose(
        "医疗救助惠及{people}，发放医疗救助金{spent}，“一站式”结算占全部结算的{share}。",
        people=book.of("kw06_people_aided"),
        spent=book.of("kw06_aid_spending"),
        share=book.of("kw06_one_stop_ratio"),
    )


def _per_head(fact: Fact | None) -> Fact | None:
    """The amount alone, where the sentence says whose it is: 470元 for 470元/人/月."""
    return fact and replace(fact, words=fact.words.partition("/")[0])


def _month(day: date, year: int) -> str:
    return f"{day.month}月" if day.year == year else f"{day.year}年{day.month}月"

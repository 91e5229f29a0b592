"""重点工作进度一览: the few words on each key work in the list at the end."""

from __future__ import annotations

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, compose, joined
from pipelines.summary.sections.disability import covered, is_new
from pipelines.summary.sections.elders import scope, served
from pipelines.summary.sections.giving import received
from pipelines.summary.sections.phrases import known, until
from pipelines.summary.sections.public_service import permits
from pipelines.summary.sections.reform import due
from pipelines.summary.sections.relief import amounts, medical_people, one_stop, students


def reform_line(book: FactBook) -> list[Said]:
    """How many villages have finished, and by when all are to."""
    finished = compose(
        "{until}，完成改革的村（居）有{done}，完成率{ratio}。",
        until=until(book),
        done=book.of("kw01_villages_reformed"),
        ratio=book.of("kw01_reform_ratio"),
    )
    return known(finished, due(book))


def home_care_line(book: FactBook) -> list[Said]:
    """For whom home care is, and how many had it."""
    return known(scope(book), served(book))


def allowance_line(book: FactBook) -> list[Said]:
    """How many were approved, how much they were paid, and whether all were."""
    new = "" if is_new(book) else "新增"
    return joined(
        compose(
            f"完成对{{area}}{new}{{people}}符合条件的残疾人的生活津贴审批。",
            area=book.area_name,
            people=book.some("kw04_people_approved"),
        ),
        compose("发放津贴{spent}。", spent=book.some("kw04_allowance_spending")),
        covered(book),
    )


def students_line(book: FactBook) -> list[Said]:
    """How many pupils, and from how much to how much."""
    people = book.some("kw07_students_aided")
    if not people:
        return students(book)
    return known(compose("资助困难家庭学生{people}读书。", people=people), amounts(book))


def permits_line(book: FactBook) -> list[Said]:
    """How many permits were issued."""
    return [permits(book)]


def medical_line(book: FactBook) -> list[Said]:
    """How many were aided, and the share settled at one stop."""
    return [medical_people(book), one_stop(book)]


def received_line(book: FactBook) -> list[Said]:
    """What the donation day brought."""
    return [received(book)]

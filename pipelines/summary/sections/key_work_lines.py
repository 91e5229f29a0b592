"""重点工作进度一览: the few words on each key work in the list at the end."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said, compose, joined
from pipelines.summary.sections.disability import is_new
from pipelines.summary.sections.elders import private_institutions, scope, served
from pipelines.summary.sections.giving import received, waived
from pipelines.summary.sections.incubation import hatched
from pipelines.summary.sections.phrases import known, until
from pipelines.summary.sections.public_service import permits
from pipelines.summary.sections.reform import due
from pipelines.summary.sections.relief import amounts, medical_people, one_stop, students


def _reform(book: FactBook) -> list[Said]:
    finished = compose(
        "{until}，完成改革的村（居）有{done}，完成率{ratio}。",
        until=until(book),
        done=book.of("kw01_villages_reformed"),
        ratio=book.of("kw01_reform_ratio"),
    )
    return known(finished, due(book))


def _home_care(book: FactBook) -> list[Said]:
    return known(scope(book), served(book))


def _allowance(book: FactBook) -> list[Said]:
    new = "" if is_new(book) else "新增"
    return joined(
        compose(
            f"完成对{{area}}{new}{{people}}符合条件的残疾人的生活津贴审批。",
            area=book.area_name,
            people=book.some("kw04_people_approved"),
        ),
        compose("发放津贴{spent}。", spent=book.some("kw04_allowance_spending")),
        compose("获批的残疾人中{share}已领到津贴。", share=book.some("kw04_coverage_ratio")),
    )


def _students(book: FactBook) -> list[Said]:
    people = book.some("kw07_students_aided")
    if not people:
        return students(book)
    return known(compose("资助困难家庭学生{people}读书。", people=people), amounts(book))


_TOLD: dict[int, Callable[[FactBook], list[Said]]] = {
    1: _reform,
    2: hatched,
    3: _home_care,
    4: _allowance,
    5: lambda book: [permits(book)],
    6: lambda book: [medical_people(book), one_stop(book)],
    7: _students,
    8: private_institutions,
    9: lambda book: [received(book)],
    10: waived,
}


def key_work_lines(key_work: int, book: FactBook) -> list[Said]:
    """The sentences of a key work, by its number."""
    return _TOLD[key_work](book)

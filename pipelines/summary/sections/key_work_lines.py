"""重点工作进度一览: what is told of each key work in the list at the end."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.sections.disability import disability_allowance
from pipelines.summary.sections.elders import elder_care, private_institutions
from pipelines.summary.sections.incubation import incubation_base
from pipelines.summary.sections.phrases import Said
from pipelines.summary.sections.public_service import newcomers
from pipelines.summary.sections.reform import village_reform
from pipelines.summary.sections.relief import donations, funerals, medical_aid, student_aid

_TOLD: dict[int, Callable[[FactBook], list[Said]]] = {
    1: village_reform,
    2: incubation_base,
    3: elder_care,
    4: disability_allowance,
    5: newcomers,
    6: medical_aid,
    7: student_aid,
    8: private_institutions,
    9: donations,
    10: funerals,
}


def key_work_lines(key_work: int, book: FactBook) -> list[Said]:
    """The sentences of a key work, by its number."""
    return _TOLD[key_work](book)

"""The functions that tell a section or a key work, by the names that plan.yml calls them."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Said
from pipelines.summary.sections import (
    disability,
    elders,
    giving,
    incubation,
    key_work_lines,
    public_service,
    reform,
    relief,
)

Teller = Callable[[FactBook], list[Said]]
TELLERS: dict[str, Teller] = {
    teller.__name__: teller
    for teller in (
        *(reform.village_reform, reform.reform_words),
        *(incubation.incubation, incubation.social_work, incubation.social_work_words),
        *(incubation.hatched, elders.elder_care, elders.private_institutions),
        *(relief.relief, relief.medical_aid, public_service.newcomers, giving.funerals),
        *(disability.disability_allowance, disability.care_subsidy),
        *(public_service.outreach, giving.donations, public_service.outreach_words),
        *(key_work_lines.reform_line, key_work_lines.home_care_line),
        *(key_work_lines.allowance_line, key_work_lines.permits_line),
        *(key_work_lines.medical_line, key_work_lines.students_line),
        *(key_work_lines.received_line, giving.waived),
    )
}

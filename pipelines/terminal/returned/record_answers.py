"""The answers in return workbooks, recorded and told."""

from __future__ import annotations

from datetime import date

from pipelines.language import say
from pipelines.oversight.take_answers import take_answers
from pipelines.query.findings import known_findings
from pipelines.settings import Settings


def record_answers(settings: Settings, is_told: bool = True) -> None:
    """Put the towns' new answers into the department's file and say how many there were."""
    count = take_answers(settings, known_findings(settings.folder), date.today())
    if count and is_told:
        print(say("findings_answers_taken", count=count, path=settings.folder.dispositions))

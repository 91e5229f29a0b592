"""What became of the answers in return workbooks, in words."""

from __future__ import annotations

from datetime import date

from pipelines.language import say
from pipelines.oversight.take_answers import take_answers
from pipelines.settings import Settings


def record_answers(settings: Settings) -> None:
    """Put the towns' new answers into the department's file and say how many there were."""
    count = take_answers(settings, date.today())
    if count:
        print(say("findings_answers_taken", count=count, path=settings.folder.dispositions))

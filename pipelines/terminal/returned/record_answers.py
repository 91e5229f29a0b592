"""The answers in return workbooks, recorded and told."""

from __future__ import annotations

from datetime import date

from pipelines.build.other_version import OTHER_VERSION
from pipelines.language import say
from pipelines.oversight.take_answers import take_answers
from pipelines.problem import Problem
from pipelines.query.findings import known_findings
from pipelines.settings import Settings


def record_answers(settings: Settings, is_told: bool = True) -> None:
    """Put the towns' new answers into the department's file and say how many there were.

    Where the build in force is of another version that knew findings otherwise, they wait for
    the next run, which finds a build of this one.
    """
    try:
        known = known_findings(settings.folder)
    except Problem as problem:
        if problem.code != OTHER_VERSION:
            raise
        return
    count = take_answers(settings, known, date.today())
    if count and is_told:
        print(say("findings_answers_taken", count=count, path=settings.folder.dispositions))

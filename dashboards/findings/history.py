"""What was answered to a finding, oldest first."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.door import read
from dashboards.findings.words import disposition_words
from dashboards.reader import reader_in_view
from pipelines.desk.answer_finding import earlier_answers, proposed_answers
from pipelines.frames.calendar import read_places
from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY, MONEY
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.settings import get_settings


def answer_columns() -> tuple[Column, ...]:
    """The columns of a recorded answer, as people read them."""
    return (
        Column("decided_on", say("findings.column_decided_on"), DAY),
        Column("decided_by", say("findings.column_decided_by")),
        Column("answer", say("findings.column_answer")),
        Column("recovered_yuan", say("findings.column_recovered"), MONEY),
        Column("recovered_on", say("findings.column_recovered_on"), DAY),
        Column("valid_until", say("findings.column_valid_until"), DAY),
        Column("note", say("findings.column_note")),
    )


def answers_in_words(answers: pl.DataFrame) -> pl.DataFrame:
    """Recorded answers with `answer` in words, and towns' codes as their names."""
    names = dict(read(read_places).select("area_code", "area_name").iter_rows())
    return answers.with_columns(
        pl.Series("answer", [disposition_words(one) for one in answers["disposition"]], pl.String),
        pl.col("decided_by").replace(names),
    )


def history_exhibit(finding: dict[str, Any], own: pl.DataFrame, pending: pl.DataFrame) -> Exhibit:
    """The finding's answers with where each stands: replaced, counted, waiting.

    Args:
        finding: its row.
        own: its row of the file of answers, or none.
        pending: `own`, if the build has not counted it.
    """
    earlier = earlier_answers(reader_in_view(), get_settings(), finding["finding_id"])
    if len(proposed_answers(own)):
        standing = "proposed"
    else:
        standing = "pending" if len(pending) else "counted"
    parts = [
        earlier.with_columns(standing=pl.lit(say("findings.standing_replaced"))),
        own.with_columns(standing=pl.lit(say(f"findings.standing_{standing}"))),
    ]
    return Exhibit(
        "finding_history",
        say("findings.history_title"),
        answers_in_words(pl.concat(parts)),
        (*answer_columns(), Column("standing", say("findings.column_standing"))),
        source="dispositions.csv, dispositions_replaced.csv",
        note=say("findings.history_note"),
    )

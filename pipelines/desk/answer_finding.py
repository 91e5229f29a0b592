"""A clerk's answer to a finding, and the department's word on what towns propose."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.oversight.answer_finding import Given as Given
from pipelines.oversight.answer_finding import answer_finding
from pipelines.oversight.dispositions import (
    DISMISSED,
    OPEN,
    read_dispositions,
    read_replaced,
)
from pipelines.oversight.take_answers import PROPOSED
from pipelines.query.findings import FINDING_FACTS
from pipelines.settings import Settings

_ACT = "answer_finding"
# What the file of answers says of a finding, and the build after it has counted it.
_SAID = ("decided_by", "decided_on", "valid_until", "recovered_yuan", "recovered_on")


def recorded_answers(reader: Reader, settings: Settings) -> pl.DataFrame:
    """The department's file of answers as it stands; columns of dispositions.COLUMNS.

    Raises:
        Problem: the file cannot be read, or the role may not answer findings.
    """
    require_act(reader, _ACT)
    return read_dispositions(settings.folder.dispositions)


def earlier_answers(reader: Reader, settings: Settings, finding_id: str) -> pl.DataFrame:
    """The answers to a finding that others took the place of, oldest first.

    Raises:
        Problem: the role may not answer findings.
    """
    require_act(reader, _ACT)
    return read_replaced(settings.folder.dispositions, finding_id)


def record_answer(
    reader: Reader,
    settings: Settings,
    finding: dict[str, object],
    given: Given,
    seen: pl.DataFrame,
) -> None:
    """Put an answer into the department's file; the next build counts it.

    Args:
        reader: who records it.
        settings: of the installation.
        finding: its row of fct_findings, or of recorded_answers.
        given: the answer, as it was typed.
        seen: the finding's rows of recorded_answers that the clerk has looked at, one or none.

    Raises:
        Problem: a day or amount cannot be read, another answer was recorded meanwhile, or the
            role may not answer findings.
    """
    require_act(reader, _ACT)
    facts = {name: finding[name] for name in FINDING_FACTS}
    answer_finding(settings.folder.dispositions, facts, given, date.today(), seen)


def proposed_answers(recorded: pl.DataFrame) -> pl.DataFrame:
    """The towns' 排除 that wait for the department, of recorded_answers."""
    return recorded.filter((pl.col("disposition") == OPEN) & (pl.col("note") == PROPOSED))


def decide_proposal(
    reader: Reader,
    settings: Settings,
    proposal: pl.DataFrame,
    is_accepted: bool,
    by: str,
    note: str,
) -> None:
    """Dismiss a finding as its town proposed, or leave it open.

    What the town said of money recovered stays.

    Args:
        reader: who decides.
        settings: of the installation.
        proposal: one row of proposed_answers.
        is_accepted: whether the finding is dismissed.
        by: the name under which it is recorded.
        note: why, in words.

    Raises:
        Problem: another answer was recorded meanwhile, or the role may not answer findings.
    """
    require_act(reader, _ACT)
    row = proposal.row(0, named=True)
    given = Given(
        DISMISSED if is_accepted else OPEN,
        by,
        recovered=_text(row["recovered_yuan"]),
        recovered_on=_text(row["recovered_on"]),
        note=note,
    )
    record_answer(reader, settings, row, given, proposal)


def pending_answers(recorded: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """The recorded answers that the build has not counted yet.

    Args:
        recorded: of recorded_answers.
        findings: the build's findings, as of pipelines.frames.clerks.finding_list.

    Returns:
        Rows of `recorded` whose finding stands in `findings` with another answer; a proposal of a
        town is none.
    """
    known = findings.select("finding_id", "disposition", "is_disposition_expired", *_SAID)
    waiting = recorded.join(proposed_answers(recorded), on="finding_id", how="anti")
    beside = waiting.join(known, on="finding_id", suffix="_counted")
    is_other = pl.any_horizontal(
        (pl.col("disposition") != pl.col("disposition_counted"))
        & ~pl.col("is_disposition_expired"),
        *(pl.col(name).ne_missing(pl.col(f"{name}_counted")) for name in _SAID),
    )
    return beside.filter(is_other).select(recorded.columns)


def _text(value: object) -> str | None:
    return None if value is None else str(value)

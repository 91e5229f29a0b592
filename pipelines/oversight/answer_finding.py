"""One answer to a finding of the current build, checked and put into the department's file."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import polars as pl

from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.oversight.dispositions import COLUMNS, read_dispositions, set_dispositions
from pipelines.oversight.hold_answers import hold_answers
from pipelines.problem import Problem


@dataclass(frozen=True)
class Given:
    """An answer: one of DISPOSITIONS; days like 2014-03-31 and an amount like 450.00 as typed."""

    disposition: str
    by: str | None = None
    until: str | None = None
    recovered: str | None = None
    recovered_on: str | None = None
    note: str | None = None


def answer_finding(
    path: Path,
    finding: dict[str, object],
    given: Given,
    today: date,
    seen: pl.DataFrame | None = None,
) -> None:
    """Put the answer into the file at `path`.

    Args:
        path: the department's file of dispositions.
        finding: finding_id, check_code, subject_key, programme_code and first_month, so that
            the answer finds it again when a correction moves its first month.
        given: the answer as it was typed.
        today: the day of the answer.
        seen: the finding's row of the file that whoever answers has looked at, or no row; by
            default whatever the file holds is replaced.

    Raises:
        Problem: a day or amount cannot be read; a person's number is in its words; the answer
            in the file is another than `seen`; others hold the file.
    """
    refuse_numbers(given.by, given.note)
    row = {
        **finding,
        "disposition": given.disposition,
        "decided_by": given.by or getpass.getuser(),
        "decided_on": today,
        "valid_until": _day(given.until),
        "recovered_yuan": _amount(given.recovered),
        "recovered_on": _day(given.recovered_on),
        "note": given.note,
    }
    answer = pl.DataFrame([row], schema=COLUMNS)
    with hold_answers(path):
        if seen is not None and not _known(path, finding).equals(seen):
            raise Problem("findings_answered_meanwhile", id=finding["finding_id"])
        set_dispositions(path, answer)


def _known(path: Path, finding: dict[str, object]) -> pl.DataFrame:
    return read_dispositions(path).filter(pl.col("finding_id") == finding["finding_id"])


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Problem("findings_day", exit_status=2, text=text) from None


def _amount(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        amount = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        raise Problem("findings_amount", exit_status=2, text=text) from None
    if not amount.is_finite() or amount < 0 or amount != round(amount, 2) or amount >= 10**12:
        raise Problem("findings_amount", exit_status=2, text=text)
    return amount

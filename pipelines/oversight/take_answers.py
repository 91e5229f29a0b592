"""Put what towns answered in their return workbooks into the department's file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from pipelines.deliveries.returned.finding_answers import handed_over_answers
from pipelines.identity.secret import load_secret
from pipelines.oversight.dispositions import (
    COLUMNS,
    DISMISSED,
    OPEN,
    read_dispositions,
    set_dispositions,
)
from pipelines.oversight.hold_answers import hold_answers
from pipelines.settings import Settings

# The note of an open answer that waits for the department.
PROPOSED = "镇街答复：排除"


def take_answers(settings: Settings, findings: pl.DataFrame, today: date) -> int:
    """Record the towns' answers that are new; the department's own are never overwritten.

    A town's later answer replaces its earlier one, and one that says 未核实. A town cannot dismiss
    what is doubted of itself: its 排除 is noted, and the finding stays open for the department.
    The words of a town's own note may name people and stay in the vault.

    Args:
        settings: of the installation.
        findings: finding_id, check_code, subject_key, programme_code and first_month of the
            build in force, so that an answer finds its finding again when that month moves.
        today: the day that stands beside the answers.

    Returns:
        how many answers were put into the file.

    Raises:
        Problem: the secret is another one, or the department's file cannot be read.
    """
    folder = settings.folder
    answers = handed_over_answers(folder, load_secret(folder, settings.secret_text).vault_key)
    is_dismissed = pl.col("disposition") == DISMISSED
    told = answers.drop("file_id").with_columns(
        pl.when(is_dismissed).then(pl.lit(OPEN)).otherwise("disposition").alias("disposition"),
        pl.when(is_dismissed).then(pl.lit(PROPOSED)).alias("note"),
    )
    told = told.join(findings, on="finding_id", how="left")
    with hold_answers(folder.dispositions):
        return _put_in(folder.dispositions, told, today)


def _put_in(path: Path, told: pl.DataFrame, today: date) -> int:
    """Put those of the towns' answers that are new into the file; returns how many."""
    known = read_dispositions(path)
    beside = told.join(known, on="finding_id", how="left", suffix="_known")
    is_own = pl.col("decided_by").eq_missing(pl.col("decided_by_known"))
    is_open = pl.col("disposition_known") == OPEN
    is_changed = pl.any_horizontal(
        pl.col(name).ne_missing(pl.col(f"{name}_known"))
        for name in ("disposition", "recovered_yuan", "recovered_on")
    )
    is_new = pl.col("disposition_known").is_null() | ((is_own | is_open) & is_changed)
    new = beside.filter(is_new.fill_null(value=True)).select(told.columns)
    if new.is_empty():
        return 0
    dated = new.with_columns(pl.lit(today).alias("decided_on"))
    absent = [pl.lit(None, kind).alias(n) for n, kind in COLUMNS.items() if n not in dated.columns]
    set_dispositions(path, dated.with_columns(absent))
    return len(new)

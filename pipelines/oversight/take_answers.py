"""Put what towns answered in their return workbooks into the department's file."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.deliveries.returned.finding_answers import handed_over_answers
from pipelines.identity.secret import load_secret
from pipelines.oversight.dispositions import COLUMNS, read_dispositions, set_dispositions
from pipelines.settings import Settings


def take_answers(settings: Settings, today: date) -> int:
    """Record the towns' answers that are new; the department's own are never overwritten.

    The words of a note may name people and stay in the vault.

    Args:
        settings: of the installation.
        today: the day that stands beside the answers.

    Returns:
        how many answers were put into the file.

    Raises:
        Problem: the secret is another one, or the department's file cannot be read.
    """
    folder = settings.folder
    answers = handed_over_answers(folder, load_secret(folder, settings.secret_text).vault_key)
    known = read_dispositions(folder.dispositions)
    new = answers.join(known.select("finding_id"), on="finding_id", how="anti")
    if new.is_empty():
        return 0
    told = new.drop("note", "file_id").with_columns(pl.lit(today).alias("decided_on"))
    absent = [pl.lit(None, kind).alias(n) for n, kind in COLUMNS.items() if n not in told.columns]
    set_dispositions(folder.dispositions, told.with_columns(absent))
    return len(new)

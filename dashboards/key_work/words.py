"""What an exhibit of an indicator says of a value that is not there, and how it counts."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.language import say
from pipelines.report.exhibits.cell_words import MONEY, RATIO
from pipelines.report.progress_words import data_word


def as_measured(frame: pl.DataFrame, unit: str, *names: str) -> pl.DataFrame:
    """The columns as a workbook counts them: money to the cent, whole numbers whole."""
    is_money = unit.startswith(MONEY)
    kinds = {}
    for name in names:
        known = frame[name].cast(pl.Float64).drop_nulls()
        is_whole = unit != RATIO and (known == known.round()).all()
        kinds[name] = pl.Decimal(18, 2) if is_money else pl.Int64 if is_whole else pl.Float64
    return frame.with_columns(pl.col(name).cast(kind) for name, kind in kinds.items())


def remark_words(row: dict[str, Any]) -> str:
    """Why there is no value, or how many deliveries an incomplete one stands on."""
    if row["value"] is None and row["value_on"] is None:
        return data_word(row["unknown_reason"])
    if row["is_complete"]:
        return ""
    return say(
        "key_work.remark_incomplete",
        received=row["deliveries_received"],
        expected=row["deliveries_expected"],
    )

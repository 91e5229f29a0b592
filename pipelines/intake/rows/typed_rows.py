"""A sheet's records as they were typed, with what was wrong or doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipelines.intake.rows.sorted_rows import ROW

# Why a row is rejected whose cell holds nothing.
MISSING = "missing_required"


@dataclass
class TypedRows:
    """The records of a sheet, typed, whether they are accepted or not.

    Attributes:
        values: row number and every contract column that is not numbered.
        numbered: (column, number) → values; `lost` the same for destroyed ID numbers.
        reasons: frames of row, column, reason.
        warnings: frames of row (null: the whole column), column, code, detail.
    """

    values: pl.DataFrame
    numbered: dict[tuple[str, int], pl.Series] = field(default_factory=dict)
    lost: dict[int, pl.Series] = field(default_factory=dict)
    reasons: list[pl.DataFrame] = field(default_factory=list)
    warnings: list[pl.DataFrame] = field(default_factory=list)

    @property
    def unread(self) -> dict[str, set[int]]:
        """Rows whose cell of a column holds something that could not be read, by column."""
        found: dict[str, set[int]] = {}
        for frame in self.reasons:
            rows = frame.filter(pl.col("reason") != MISSING)
            for row, column in rows.select(ROW, "column").drop_nulls().iter_rows():
                found.setdefault(column, set()).add(row)
        return found

    def note(self, column: str | None, flags: pl.Series, code: str | pl.Series, kind: str) -> None:
        """Put down a reason or a warning for each flagged row, of a column or of the whole row."""
        if not flags.any():
            return
        codes = code if isinstance(code, pl.Series) else pl.lit(code)
        frame = self.values.select(
            ROW,
            pl.lit(column, pl.String).alias("column"),
            codes.alias("code"),
            pl.lit(None, pl.String).alias("detail"),
        ).filter(flags)
        if kind == "reason":
            self.reasons.append(frame.drop("detail").rename({"code": "reason"}))
        else:
            self.warnings.append(frame)

"""A list whose cells do not stand under their headers: no row of it can be believed."""

from __future__ import annotations

from collections import Counter

import polars as pl

from pipelines.contracts import Column, Contract
from pipelines.intake.refusal import Refusal
from pipelines.intake.rows.sorted_rows import ROW
from pipelines.intake.rows.typed_rows import TypedRows

# Fewer rows than this may all be slips of the hand.
LEAST_ROWS = 5
# From this share of a column's filled cells on, they are another column's.
SHIFTED_SHARE = 0.6
# One column that cannot be read is a bad column; two at once are a shift.
LEAST_COLUMNS = 2

# Rows that intake rejects as a whole, with a reason of their own.
_TOLD_ALREADY = ["other_header", "too_many_cells"]
_ID_NUMBER = r"^(\d{15}|\d{17}[\dXx])$"
_WORDS = r"^[\p{Han}·]+$"


class ShiftedColumns:
    """Counts, block by block, the cells of a sheet that are not what their headers say."""

    def __init__(self, contract: Contract) -> None:
        self._columns = contract.header_columns
        self._height = 0
        self._filled: Counter[str] = Counter()
        self._foreign: Counter[str] = Counter()

    def add(self, typed: TypedRows) -> None:
        """Count the records of the next block."""
        reasons = pl.concat(typed.reasons) if typed.reasons else None
        values = typed.values
        if reasons is not None:
            astray = reasons.filter(pl.col("reason").is_in(_TOLD_ALREADY))[ROW].unique()
            values = values.filter(~pl.col(ROW).is_in(astray.to_list()))
            reasons = reasons.filter(~pl.col(ROW).is_in(astray.to_list()))
        self._height += values.height
        untyped = _untyped(reasons) if reasons is not None else {}
        for column in self._columns:
            if column.name in values.columns:
                own = untyped.get(column.name, 0)
                self._filled[column.name] += values[column.name].count() + own
                self._foreign[column.name] += own + _other_kind(column, values[column.name])

    def refuse(self) -> None:
        """Turn a sheet away whose columns moved against its header.

        Two required columns are not what their headers say: most of their filled cells cannot be
        typed, or a name is an ID number, or an ID number is words.

        Raises:
            Refusal: the columns, as the form prints them.
        """
        if self._height < LEAST_ROWS:
            return
        foreign = [
            column.title
            for column in self._columns
            if 0 < SHIFTED_SHARE * self._filled[column.name] <= self._foreign[column.name]
        ]
        if len(foreign) >= LEAST_COLUMNS:
            raise Refusal("columns_shifted", columns="、".join(foreign))


def _untyped(reasons: pl.DataFrame) -> dict[str, int]:
    """Filled cells that could not be typed, by column."""
    told = reasons.filter(~pl.col("reason").is_in(["missing_required", "lost_id"]))
    return dict(told.unique(["column", ROW]).group_by("column").len().iter_rows())


def _other_kind(column: Column, values: pl.Series) -> int:
    """Cells under a name that are ID numbers, or under an ID number words."""
    if column.kind == "personal":
        return values.str.contains(_ID_NUMBER).sum()
    if column.kind in {"id", "certificate"}:
        return values.str.contains(_WORDS).sum()
    return 0

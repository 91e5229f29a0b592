"""What a feed's contract alone says of its rows, as rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from expectations.inbound.row_rule import RowRule, between, equal, filled, one_of

_KEPT_AS_IT_IS = {"text", "code", "enum", "date", "month", "money", "number", "int", "time"}
_LEVELS = {"一级": 1, "二级": 2, "三级": 3, "四级": 4}
_MONTHS_BACK = 12
_MONTHS_AHEAD = 1
# Columns that stand beside the rows: the months that their delivery is about.
PERIOD = ("period_start", "period_end")


def contract_rules(contract: Any) -> Iterator[RowRule]:
    """The rules of one feed.

    Args:
        contract: the feed's; its columns have name, kind, required, allowed, minimum and maximum.
    """
    for column in contract.columns:
        if not column.repeats:
            yield from _column_rules(column)
    names = {column.name for column in contract.columns}
    if {"sex", "id_no"} <= names:
        yield one_of("sex_differs", "sex", "sex_matches_id", [True])
    if {"level", "certificate_no"} <= names:
        level = pl.col("level").replace_strict(_LEVELS, default=None, return_dtype=pl.Int64)
        derived = {"level_number": level}
        yield equal("level_differs", "level", "level_number", "certificate_level", derived=derived)
    if {"category", "certificate_no"} <= names:
        yield equal("category_differs", "category", "category", "certificate_category")
    if contract.column(contract.period_column).kind in {"date", "month"}:
        yield _near_the_period(contract)


def _column_rules(column: Any) -> Iterator[RowRule]:
    name = column.name
    match column.kind:
        case "id":
            yield one_of("id_doubtful", name, "id_check_status", ["valid"], is_told=True)
        case "certificate":
            yield one_of(
                "certificate_differs", name, "certificate_matches_id", [True], is_told=True
            )
        case "birthday":
            yield one_of("birthday_differs", name, f"{name}_matches_id", [True])
        case "personal" if column.required:
            yield filled("cell_missing", name, f"{name}_key")
        case kind if kind in _KEPT_AS_IT_IS and column.required:
            yield filled("cell_missing", name, name)
    if column.allowed:
        yield one_of("value_not_listed", name, name, list(column.allowed))
    if column.kind == "int" and (column.minimum, column.maximum) != (None, None):
        yield between("number_out_of_bounds", name, name, column.minimum, column.maximum)


def _near_the_period(contract: Any) -> RowRule:
    """No row's month is far from the months its delivery is about; old rows of registers are."""
    name = contract.period_column
    row_month = _month_number(pl.col(name))
    start, end = (_month_number(pl.col(edge)) for edge in PERIOD)
    away = (
        pl.when(row_month < start)
        .then(row_month - start)
        .when(row_month > end)
        .then(row_month - end)
        .when(row_month.is_not_null())
        .then(0)
    )
    derived = {"months_from_period": away.cast(pl.Int64)}
    least = None if contract.cadence == "register" else -_MONTHS_BACK
    return between("month_far", name, "months_from_period", least, _MONTHS_AHEAD, derived=derived)


def _month_number(day: pl.Expr) -> pl.Expr:
    return day.dt.year().cast(pl.Int64) * 12 + day.dt.month()

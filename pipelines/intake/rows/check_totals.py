"""Hold total rows and declared figures against the records they sum up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.contracts import Column, Contract
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows.declared_figures import Declared, lone_count
from pipelines.intake.rows.record_sums import RecordSums, Stretch
from pipelines.intake.rows.sorted_rows import LABEL, ROW
from pipelines.intake.values.read_numbers import read_amount, read_number

TOTALS_SCHEMA = {
    "source_sheet": pl.String,
    "source_row": pl.Int64,
    "label": pl.String,
    "column_name": pl.String,
    "declared_amount": pl.Decimal(18, 2),
    "declared_count": pl.Int64,
    "computed_amount": pl.Decimal(18, 2),
    "computed_count": pl.Int64,
    "agrees": pl.Boolean,
}
_SUMMED_KINDS = {"money", "number", "int"}
_CENT = Decimal("0.01")
_HALF_CENT = Decimal("0.005")
_NO_ROW = 10**9

Total = dict[str, Any]


def check_total_rows(
    totals: pl.DataFrame, match: HeaderMatch, factors: dict[int, int], sums: RecordSums
) -> list[Total]:
    """One finding per total row and filled column that can be summed; each row has at least one.

    A row without a legible figure is told without any, so that every total row is counted.
    """
    columns = [(match.contract.column(name), place) for name, place in match.columns.items()]
    summed = [(column, place) for column, place in columns if column.kind in _SUMMED_KINDS]
    found: list[Total] = []
    for row, reach in zip(totals.rows(named=True), _reaches(totals, sums), strict=True):
        for column, place in summed:
            factor = factors.get(place, 1)
            declared = _declared(column, row[f"c{place}"], factor)
            if declared is not None:
                tolerance = Decimal(factor) / 1000 if factor > 1 else _HALF_CENT
                figure = Declared(declared, tolerance)
                found.append(_summed(row[ROW], row[LABEL], column.name, figure, reach, sums))
        counts = [lone_count(row[name]) for name in row if name.startswith("c") and row[name]]
        found += [_counted(row[ROW], row[LABEL], n, reach) for n in counts if n is not None]
        if not found or found[-1]["source_row"] != row[ROW]:
            found.append(_total(row[ROW], row[LABEL], None))
    return found


def _reaches(totals: pl.DataFrame, sums: RecordSums) -> list[list[Stretch]]:
    """Per total row, the stretches of records that it may sum up, the likeliest first."""
    rows, labels = totals[ROW].to_list(), totals[LABEL].to_list()
    reaches, last_of = [], {"": 0}
    for row, label, after in zip(rows, labels, [*rows[1:], _NO_ROW], strict=False):
        since = sums.between(last_of[""], row)
        if label == "小计":
            reaches.append([since, sums.between(row, after), (0, since[1])])
        else:
            same = sums.between(last_of.get("合计", 0), row)
            reaches.append([sums.everything, (0, since[1]), same, since])
            last_of["合计"] = row
        last_of[""] = row
    return reaches


def _declared(column: Column, text: str | None, factor: int) -> Decimal | None:
    if not text:
        return None
    amount = read_amount(text, factor) if column.kind == "money" else read_number(text)
    return amount.value.quantize(_CENT) if amount else None


def check_declared(
    figures: Iterable[tuple[int, Declared]], contract: Contract, sums: RecordSums
) -> list[Total]:
    """One finding per figure that a title or a footer declares; their row comes with them."""
    reach = [sums.everything]
    found = []
    for row, figure in figures:
        if figure.count is not None:
            found.append(_counted(row, "declared", figure.count, reach, _people(contract, sums)))
        elif contract.amount_column:
            found.append(_summed(row, "declared", contract.amount_column, figure, reach, sums))
    return found


def _people(contract: Contract, sums: RecordSums) -> set[int]:
    """Other counts that a declared number of people may mean: distinct people, all members."""
    counts = set()
    for column in contract.columns:
        if column.kind == "id" and not column.repeats:
            counts.add(sums.distinct(column.name))
        if column.kind == "int":
            counts.add(int(sums.total(column.name, sums.everything)))
    return counts


def _summed(
    row: int, label: str, column: str, figure: Declared, reach: list[Stretch], sums: RecordSums
) -> Total:
    computed = [sums.total(column, stretch) for stretch in reach]
    fits = [value for value in computed if abs(value - figure.amount) <= figure.tolerance]
    # Money that was sent back unread may be what is missing: nobody can say yet.
    is_open = not fits and sums.is_unread(column, reach[0])
    return {
        **_total(row, label, None if is_open else bool(fits)),
        "column_name": column,
        "declared_amount": figure.amount,
        "computed_amount": (fits or computed)[0],
    }


def _counted(
    row: int, label: str, declared: int, reach: list[Stretch], others: Collection[int] = ()
) -> Total:
    computed = [last - first for first, last in reach]
    return {
        **_total(row, label, declared in {*computed, *others}),
        "declared_count": declared,
        "computed_count": declared if declared in computed else computed[0],
    }


def _total(row: int, label: str, agrees: bool | None) -> Total:
    total = dict.fromkeys(name for name in TOTALS_SCHEMA if name != "source_sheet")
    return {**total, "source_row": row, "label": label, "agrees": agrees}

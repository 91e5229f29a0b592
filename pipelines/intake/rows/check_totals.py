"""Hold total rows and declared figures against the records they sum up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.headers.match_header import HeaderMatch
from pipelines.intake.rows.declared_figures import Declared, lone_count
from pipelines.intake.rows.sort_rows import LABEL, ROW
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
_LARGEST = Decimal(10) ** 16

Total = dict[str, Any]


class RecordSums:
    """Sums of a sheet's records over any stretch of its rows."""

    def __init__(self, values: pl.DataFrame) -> None:
        self.rows = values[ROW].to_list()
        self.values = values
        self._running: dict[str, list[Decimal]] = {}

    def between(self, first_row: int, last_row: int) -> tuple[int, int]:
        """The places of the records from one row to another, the last one excluded."""
        return bisect_left(self.rows, first_row), bisect_left(self.rows, last_row)

    def total(self, column: str, places: tuple[int, int]) -> Decimal:
        """The column's sum over the records at those places, to the cent."""
        if column not in self._running:
            running = [Decimal(0)]
            for value in self.values[column].to_list():
                running.append(running[-1] + (value or 0))
            self._running[column] = running
        running = self._running[column]
        return (running[places[1]] - running[places[0]]).quantize(_CENT)


@dataclass(frozen=True)
class _Reach:
    """The stretches of records that a total row may sum up, the likeliest first."""

    stretches: list[tuple[int, int]]


def check_total_rows(
    totals: pl.DataFrame, match: HeaderMatch, factors: dict[int, int], sums: RecordSums
) -> list[Total]:
    """One finding per total row and filled column that can be summed."""
    found: list[Total] = []
    rows = totals.rows(named=True)
    for index, row in enumerate(rows):
        reach = _reach(rows, index, len(sums.rows), sums)
        for name, place in match.columns.items():
            text = row[f"c{place}"]
            if text and match.contract.column(name).kind in _SUMMED_KINDS:
                found += _check_cell(
                    row, name, text, match.contract, factors.get(place, 1), reach, sums
                )
        for cell, text in row.items():
            count = lone_count(text) if cell.startswith("c") and text else None
            if count is not None:
                found.append(_counted(row[ROW], row[LABEL], count, reach.stretches))
    return found


def _reach(rows: list[dict], index: int, count: int, sums: RecordSums) -> _Reach:
    row = rows[index][ROW]
    above = max((r[ROW] for r in rows[:index]), default=0)
    same = [r[ROW] for r in rows[:index] if r[LABEL] != "小计"]
    below = min((r[ROW] for r in rows[index + 1 :]), default=row + 10**7)
    since = sums.between(above, row)
    if rows[index][LABEL] == "小计":
        return _Reach([since, sums.between(row, below), (0, since[1])])
    return _Reach([(0, count), (0, since[1]), sums.between(max(same, default=0), row), since])


def _check_cell(
    row: dict,
    name: str,
    text: str,
    contract: Contract,
    factor: int,
    reach: _Reach,
    sums: RecordSums,
) -> list[Total]:
    is_money = contract.column(name).kind == "money"
    declared = read_amount(text, factor) if is_money else read_number(text)
    if declared is None or abs(declared.value) >= _LARGEST:
        return []
    value = declared.value.quantize(_CENT)
    tolerance = Decimal(factor) / 1000 if factor > 1 else Decimal("0.005")
    return [_summed(row[ROW], row[LABEL], name, value, tolerance, reach.stretches, sums)]


def check_declared(
    figures: Iterable[tuple[int, Declared]], contract: Contract, sums: RecordSums
) -> list[Total]:
    """One finding per figure that a title or a footer declares; their row comes with them."""
    everything = [(0, len(sums.rows))]
    found = []
    for row, figure in figures:
        if figure.count is not None:
            found.append(
                _counted(row, "declared", figure.count, everything, _people(contract, sums))
            )
        elif contract.amount_column and figure.amount is not None:
            amount, tolerance = figure.amount, figure.tolerance
            name = contract.amount_column
            found.append(_summed(row, "declared", name, amount, tolerance, everything, sums))
    return found


def _people(contract: Contract, sums: RecordSums) -> set[int]:
    """Other counts that a declared number of people may mean: distinct people, all members."""
    counts = set()
    for column in contract.columns:
        if column.kind == "id" and not column.repeats:
            counts.add(sums.values[column.name].drop_nulls().n_unique())
        if column.kind == "int":
            counts.add(int(sums.values[column.name].sum() or 0))
    return counts


def _summed(
    row: int,
    label: str,
    column: str,
    declared: Decimal,
    tolerance: Decimal,
    stretches: list[tuple[int, int]],
    sums: RecordSums,
) -> Total:
    computed = [sums.total(column, places) for places in stretches]
    fits = [value for value in computed if abs(value - declared) <= tolerance]
    return _total(row, label, column, declared, (fits or computed)[0], bool(fits))


def _counted(
    row: int,
    label: str,
    declared: int,
    stretches: list[tuple[int, int]],
    others: set[int] = frozenset(),
) -> Total:
    computed = [last - first for first, last in stretches]
    agrees = declared in {*computed, *others}
    total = _total(row, label, None, None, None, agrees)
    count = declared if declared in computed else computed[0]
    return {**total, "declared_count": declared, "computed_count": count}


def _total(row, label, column, declared, computed, agrees) -> Total:
    return {
        "source_row": row,
        "label": label,
        "column_name": column,
        "declared_amount": declared,
        "declared_count": None,
        "computed_amount": computed,
        "computed_count": None,
        "agrees": agrees,
    }

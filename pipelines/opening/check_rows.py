"""Whether the rows of a proposal may be added: columns, values, and no clash with what stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipelines.opening.propose_year import KEYS
from pipelines.opening.seed_table import Row, SeedTable, read_table

_LAST_DAY = date.max
_DAYS = {"period_start", "period_end", "valid_from"}
_NUMBERS = {"target_value": True, "value": True, "milestone_count": False}
# Columns that name a row of another table: which table, and which column of it.
_NAMES = {"indicator_id": "indicators", "area_code": "areas"}

Fault = tuple[str, str]


def faults_of(rows: list[Row], table: SeedTable, year: int, seeds: Path) -> Iterator[tuple]:
    """What is wrong with rows that are to be added to a table.

    Yields:
        number of the row (1-based), column, and a code of pipelines/language.
    """
    known = {
        column: {row[column] for row in read_table(seeds, other).rows}
        for column, other in _NAMES.items()
    }
    standing = list(table.rows)
    for number, row in enumerate(rows, 1):
        faults = list(_faults(row, table, year, known))
        if not faults and _clashes(row, standing, table.name):
            faults = [(KEYS[table.name][0], "open_year.fault_clash")]
        yield from ((number, *fault) for fault in faults)
        if not faults:
            standing.append(row)


def _faults(row: Row, table: SeedTable, year: int, known: dict[str, set[str]]) -> Iterator[Fault]:
    for column in sorted({*row, *table.columns}):
        if column not in table.columns or column not in row:
            yield column, "open_year.fault_column"
            return
    for column, value in row.items():
        if column in known and value not in known[column] and (value or column != "area_code"):
            yield column, "open_year.fault_unknown"
        if column in _DAYS and _day(value) is None:
            yield column, "open_year.fault_day"
        if column in _NUMBERS and value and not _is_number(value, _NUMBERS[column]):
            yield column, "open_year.fault_number"
    yield from _faults_of_span(row, year)
    if "verified" in row and row["verified"] not in {"true", "false"}:
        yield "verified", "open_year.fault_truth"
    if "target_value" in row and bool(row["target_value"]) == bool(row["milestone_count"]):
        yield "target_value", "open_year.fault_goal"


def _faults_of_span(row: Row, year: int) -> Iterator[Fault]:
    ends = "period_end" if "period_end" in row else "valid_to"
    start = _day(row["period_start" if "period_start" in row else "valid_from"])
    end = _day(row[ends]) if row[ends] else _LAST_DAY
    if end is None:
        yield ends, "open_year.fault_day"
    elif start and not (start <= end and start.year <= year <= end.year):
        yield ends, "open_year.fault_span"
    if "year" in row and row["year"] != str(year):
        yield "year", "open_year.fault_year"


def _clashes(row: Row, standing: list[Row], name: str) -> bool:
    """Whether a row of the same thing stands there for the same year, or for days of the span."""
    same = [one for one in standing if all(one[key] == row[key] for key in KEYS[name])]
    if "year" in row:
        return any(one["year"] == row["year"] for one in same)
    start, end = _span(row)
    return any(first <= end and start <= last for first, last in map(_span, same))


def _span(row: Row) -> tuple[date, date]:
    return date.fromisoformat(row["valid_from"]), _day(row["valid_to"]) or _LAST_DAY


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2013-01-01") else None
    except ValueError:
        return None


def _is_number(text: str, may_have_fraction: bool) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and number >= 0 and (may_have_fraction or number == int(number))

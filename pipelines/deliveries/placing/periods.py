"""What months a delivery is about: its rows say so, else its title, its sheet, its file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from pipelines.contracts import Contract

# A month is a list of its own when it has at least a third of the largest month's rows; fewer
# are back payments, and stay with the list that they came in.
FULL_MONTH_SHARE = 3


@dataclass(frozen=True, order=True)
class Period:
    """First and last month, each as its first day; `told_by` is rows or title."""

    start: date
    end: date
    told_by: str = field(default="rows", compare=False)


@dataclass(frozen=True)
class SheetSays:
    """What a sheet says of its months outside its rows."""

    name: str
    months: tuple[date, ...] = ()
    year: int | None = None
    reported_on: date | None = None


def months_of_rows(rows: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """Source_sheet, source_row, month: the month that each row is about, null if none."""
    column = contract.column(contract.period_column)
    said = pl.col(column.name)
    if column.kind == "int":
        said = pl.date(said, 1, 1)
    return rows.select("source_sheet", "source_row", said.dt.truncate("1mo").alias("month"))


def split_by_period(
    months: pl.DataFrame, sheets: list[SheetSays], contract: Contract
) -> list[tuple[Period, pl.DataFrame]]:
    """The periods of a file's rows, in order, each with the rows (WHERE columns) it holds.

    A monthly form is one delivery a month, a yearly one a delivery a year, a register one
    delivery. Rows without a month stay with their sheet's main period. No rows: no periods.
    """
    if months.is_empty():
        return []
    if contract.cadence == "register":
        period = _register_period(months["month"].drop_nulls(), sheets)
        return [(period, months)] if period else []
    found: dict[Period, list[pl.DataFrame]] = {}
    for says in sheets:
        of_sheet = months.filter(pl.col("source_sheet") == says.name)
        if of_sheet.is_empty():
            continue
        counts = Counter(of_sheet["month"].drop_nulls().to_list())
        if contract.cadence == "yearly":
            counts = _by_year(counts)
            of_sheet = of_sheet.with_columns(pl.col("month").dt.truncate("1y"))
        homes = _homes(counts, says, contract) if counts else {}
        main = homes[max(counts, key=lambda m: (counts[m], m))] if counts else _told(says, contract)
        for period in sorted({*homes.values(), main} - {None}):
            here = [month for month, home in homes.items() if home == period]
            belongs = pl.col("month").is_in(here)
            if period == main:
                belongs = belongs | pl.col("month").is_null()
            found.setdefault(period, []).append(of_sheet.filter(belongs))
    split = [(period, pl.concat(parts)) for period, parts in sorted(found.items())]
    return [(period, rows) for period, rows in split if len(rows)]


def period_without_rows(sheets: Iterable[SheetSays], contract: Contract) -> Period | None:
    """The period that titles and names tell, for a sheet or a file without accepted rows."""
    return next((period for says in sheets if (period := _told(says, contract))), None)


def _register_period(months: pl.Series, sheets: list[SheetSays]) -> Period | None:
    reported = [says.reported_on for says in sheets if says.reported_on]
    if months.is_empty():
        told = [month for says in sheets for month in says.months] + reported
        return Period(_first(min(told)), _first(max(told)), "title") if told else None
    # A list headed 3月底 that is sent in April says nothing of April.
    named = [month for says in sheets for month in says.months] or reported
    latest = [months.max()] if len(named) == 0 else []
    end = _first(max([*named, *latest]))
    return Period(months.min(), max(months.min(), end))


def _homes(counts: Counter[date], says: SheetSays, contract: Contract) -> dict[date, Period]:
    """Each month of a sheet's rows, and the period that its rows are filed under."""
    if contract.cadence == "yearly":
        year = max(counts, key=lambda y: (counts[y], y))
        return dict.fromkeys(counts, _whole_year(year.year))
    if len(says.months) == 1 and says.months[0] in counts:
        return dict.fromkeys(counts, Period(says.months[0], says.months[0]))
    largest = max(counts.values())
    full = sorted(month for month, n in counts.items() if n * FULL_MONTH_SHARE >= largest)
    homes = {}
    for month in counts:
        home = next((whole for whole in full if whole >= month), full[-1])
        homes[month] = Period(home, home)
    return homes


def _told(says: SheetSays, contract: Contract) -> Period | None:
    if contract.cadence == "yearly":
        year = says.year or (says.reported_on.year if says.reported_on else None)
        return _whole_year(year, "title") if year else None
    told = says.months or ((says.reported_on,) if says.reported_on else ())
    return Period(_first(min(told)), _first(max(told)), "title") if told else None


def _by_year(counts: Counter[date]) -> Counter[date]:
    years: Counter[date] = Counter()
    for month, n in counts.items():
        years[date(month.year, 1, 1)] += n
    return years


def _whole_year(year: int, told_by: str = "rows") -> Period:
    return Period(date(year, 1, 1), date(year, 12, 1), told_by)


def _first(day: date) -> date:
    return day.replace(day=1)

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
    """The periods of a file's rows, in order, each with the rows (WHERE columns) it holds."""
    counted = months.group_by("source_sheet", "month").len().iter_rows()
    homes = homes_of_months({(sheet, month): n for sheet, month, n in counted}, sheets, contract)
    found = {}
    for period in sorted(dict.fromkeys(homes.values())):
        own = [(*home, True) for home, its_period in homes.items() if its_period == period]
        schema = {"source_sheet": pl.String, "month": pl.Date, "_own": pl.Boolean}
        found[period] = months.join(
            pl.DataFrame(own, schema=schema, orient="row"),
            on=["source_sheet", "month"],
            how="semi",
            nulls_equal=True,
            maintain_order="left",
        )
    return list(found.items())


def homes_of_months(
    counts: dict[tuple[str, date | None], int], sheets: list[SheetSays], contract: Contract
) -> dict[tuple[str, date | None], Period]:
    """The period that a sheet's rows of each month are filed under; none where nothing tells it.

    A monthly form is one delivery a month, a yearly one a delivery a year, a register one
    delivery. Rows without a month stay with their sheet's main period.

    Args:
        counts: how many rows each sheet has of each month, None: of no month.
        sheets: what the sheets say.
        contract: the form's.
    """
    if contract.cadence == "register":
        months = [month for _, month in counts if month]
        period = _register_period(months, sheets) if counts else None
        return dict.fromkeys(counts, period) if period else {}
    found: dict[tuple[str, date | None], Period] = {}
    for says in sheets:
        own = {month: n for (sheet, month), n in counts.items() if sheet == says.name}
        if own:
            found |= {(says.name, month): home for month, home in _filed(own, says, contract)}
    return found


def _filed(
    own: dict[date | None, int], says: SheetSays, contract: Contract
) -> list[tuple[date | None, Period]]:
    """The months of one sheet's rows with their periods."""
    months = Counter({month: n for month, n in own.items() if month})
    counts = _by_year(months) if contract.cadence == "yearly" else months
    homes = _homes(counts, says, contract) if counts else {}
    main = homes[max(counts, key=lambda m: (counts[m], m))] if counts else _told(says, contract)
    if contract.cadence == "yearly":
        homes = {month: homes[date(month.year, 1, 1)] for month in months}
    found = [(month, homes[month] if month else main) for month in sorted(own, key=_known_first)]
    return [(month, period) for month, period in found if period]


def _known_first(month: date | None) -> tuple[bool, date]:
    return month is None, month or date.min


def period_without_rows(sheets: Iterable[SheetSays], contract: Contract) -> Period | None:
    """The period that titles and names tell, for a sheet or a file without accepted rows."""
    return next((period for says in sheets if (period := _told(says, contract))), None)


def _register_period(months: list[date], sheets: list[SheetSays]) -> Period | None:
    reported = [says.reported_on for says in sheets if says.reported_on]
    if not months:
        told = [month for says in sheets for month in says.months] + reported
        return Period(_first(min(told)), _first(max(told)), "title") if told else None
    # A list headed 3月底 that is sent in April says nothing of April.
    named = [month for says in sheets for month in says.months] or reported
    end = _first(max(named or months))
    return Period(min(months), max(min(months), end))


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

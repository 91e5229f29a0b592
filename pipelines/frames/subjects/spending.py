"""Money that reached people, by programme, town and month, to the cent.

Whole district: exact. Of a town, counts are rounded, and a sum is hidden where it went to fewer
than 8 people or mostly to one, with a second sum where subtraction would tell it.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.hidden_cells import hide_what_tells
from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL
from pipelines.frames.small_numbers import Money, guard_small_numbers
from pipelines.frames.told import fill_told, read_told_cells, read_told_months

_MONEY = (Money("amount_yuan", "concerned_count", "largest_recipient_yuan"),)
_COUNTS = ("people_count", "payment_count")


def read_spending_grid(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per programme or all, and town or all: of the year up to the as-of month.

    Columns: programme_code, town_code, area_name (null: all), amount_yuan, people_count,
    payment_count, average_yuan (a head of those counted), last_year_yuan (same months of the
    last year), is_hidden, is_last_year_hidden. Null: hidden, or no list tells of it.
    """
    cell = ["programme_code", "town_code"]
    this_year = _grid_of(build, as_of)
    last_year = _grid_of(build, as_of.replace(year=as_of.year - 1)).select(
        *cell, last_year_yuan="amount_yuan", is_last_year_hidden="is_hidden"
    )
    told = read_told_cells(build, as_of)
    grid = told.join(this_year, on=cell, how="full", coalesce=True).join(
        last_year, on=cell, how="left"
    )
    names = build.frame("select area_code as town_code, area_name, is_unknown from dim_areas")
    return (
        _filled(grid)
        .with_columns(average_yuan=_average(pl.col("amount_yuan"), pl.col("people_count")))
        .join(names, on="town_code", how="left")
        # Nobody's town is shown only where it has money.
        .filter(~pl.col("is_unknown").fill_null(False) | (pl.col("payment_count") > 0))
        .drop("largest_recipient_yuan", "is_unknown")
        .sort("amount_yuan", *cell, descending=[True, False, False], nulls_last=True)
    )


def read_spending_by_month(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per month of this and the last year, January to the as-of month.

    Columns: year, month, month_number, amount_yuan, people_count, payment_count (null: none, and
    no list of the month came), to_date_yuan (January to that month; null where that month or an
    earlier one is hidden, and before the first that is known), is_hidden.
    """
    paid = build.frame(
        """
        select town_code, as_of_month as month, amount_yuan, people_count, payment_count,
            largest_recipient_yuan
        from rpt_spending_periods
        where period_kind = 'month' and programme_code = $programme
            and (town_code = $town or ($town <> 'all' and town_code <> 'all'))
            and year(as_of_month) between year(cast($as_of as date)) - 1 and year($as_of)
            and month(as_of_month) <= month($as_of)
        """,
        as_of=as_of,
        programme=programme,
        town=town,
    ).with_columns(year=pl.col("month").dt.year())
    guarded = _guarded(paid, pl.lit(town != ALL))
    # Both a town's year and a month of all towns have totals that are shown.
    lines = (("town_code", "year"), ("month",))
    own = hide_what_tells(guarded, "amount_yuan", *lines).filter(pl.col("town_code") == town)
    told = read_told_months(build, as_of, town).filter(pl.col("programme_code") == programme)
    figures = ("amount_yuan", "people_count", "payment_count")
    months = told.join(own.drop("year"), on="month", how="left", maintain_order="left")
    is_zero = pl.col("is_told") & ~pl.col("is_hidden").fill_null(False)
    shown = months.with_columns(
        *(pl.when(is_zero).then(pl.col(n).fill_null(0)).otherwise(pl.col(n)) for n in figures),
        pl.col("is_hidden").fill_null(False),
        year=pl.col("month").dt.year(),
        month_number=pl.col("month").dt.month(),
    )
    return shown.with_columns(to_date_yuan=_to_date()).select(
        "year", "month", "month_number", *figures, "to_date_yuan", "is_hidden"
    )


def read_spending_by_month_and_programme(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per month of the year up to the as-of month and programme, of the whole district.

    Columns: month, programme_code, amount_yuan; oldest first. Exact.
    """
    return build.frame(
        """
        select as_of_month as month, programme_code, amount_yuan
        from rpt_spending_periods
        where period_kind = 'month' and town_code = 'all' and programme_code <> 'all'
            and as_of_month between date_trunc('year', cast($as_of as date)) and $as_of
        order by as_of_month, programme_code
        """,
        as_of=as_of,
    )


def _grid_of(build: OpenBuild, as_of: date) -> pl.DataFrame:
    frame = build.frame(
        """
        select programme_code, town_code, amount_yuan, people_count, payment_count,
            largest_recipient_yuan
        from rpt_spending_periods
        where period_kind = 'to_date' and as_of_month = $as_of
        """,
        as_of=as_of,
    )
    guarded = _guarded(frame, pl.col("town_code") != ALL)
    in_towns = pl.col("town_code") != ALL
    # A town's own total is a cell of the line of all programmes, and adds its programmes up.
    totals = guarded.filter(~in_towns)
    cells = hide_what_tells(
        guarded.filter(in_towns), "amount_yuan", ("programme_code",), ("town_code",)
    )
    return pl.concat([totals, cells.select(totals.columns)])


def _guarded(frame: pl.DataFrame, below_district: pl.Expr) -> pl.DataFrame:
    # Money that was only taken back reached nobody, and concerns somebody.
    is_of_somebody = (pl.col("amount_yuan") != 0) & (pl.col("people_count") == 0)
    concerned = pl.when(is_of_somebody).then(1).otherwise(pl.col("people_count"))
    counted = frame.with_columns(concerned_count=concerned)
    guarded = guard_small_numbers(counted, below_district, people=_COUNTS, money=_MONEY)
    return guarded.drop("concerned_count")


def _filled(grid: pl.DataFrame) -> pl.DataFrame:
    """Zeros where lists came and nobody was paid; hidden sums stay null."""
    hidden = pl.col("is_hidden", "is_last_year_hidden").fill_null(False)
    filled = fill_told(
        grid.with_columns(hidden),
        ("amount_yuan", "people_count", "payment_count"),
        ("last_year_yuan",),
    )
    return filled.with_columns(
        pl.when(~pl.col(flag)).then(pl.col(value)).alias(value)
        for value, flag in (("amount_yuan", "is_hidden"), ("last_year_yuan", "is_last_year_hidden"))
    )


def _to_date() -> pl.Expr:
    """The year's running sum, as long as every month of it is shown."""
    is_shown = pl.col("is_hidden").cast(pl.Int32).cum_sum().over("year") == 0
    is_begun = pl.col("payment_count").is_not_null().cast(pl.Int32).cum_sum().over("year") > 0
    running = pl.col("amount_yuan").fill_null(0).cum_sum().over("year")
    return pl.when(is_shown & is_begun).then(running)


def _average(amount: pl.Expr, people: pl.Expr) -> pl.Expr:
    # Of the counts as shown: the exact one could be told by division.
    average = (amount.cast(pl.Float64) / people).round(2).cast(pl.Decimal(18, 2))
    return pl.when(people > 0).then(average)

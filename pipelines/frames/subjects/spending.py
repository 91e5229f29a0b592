"""Money that reached people, by programme, town and month, to the cent.

Whole district: exact. Of a town, counts are rounded, and sums are shown as
pipelines.frames.disclosure decided for the year. Where the district's exact count would tell some
town's small one, towns show neither counts nor sums: one that is 0 would tell the others' too.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.disclosure.shown_steps import hide_sums
from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL
from pipelines.frames.small_numbers import guard_small_numbers, is_told_by_total
from pipelines.frames.told import fill_told, read_told_cells, read_told_months

_IN_TOWN = pl.col("town_code") != ALL
_COUNTS = ("people_count", "payment_count")
_FIGURES = ("amount_yuan", *_COUNTS)


def read_spending_grid(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per programme or all, and town or all: of the year up to the as-of month.

    Columns: programme_code, town_code, area_name (null: all), amount_yuan, people_count,
    payment_count, average_yuan (a head of those counted), last_year_yuan (same months of the
    last year), is_hidden, is_last_year_hidden. Null: hidden, or no list tells of it.
    """
    cell = ["programme_code", "town_code"]
    this_year = _grid_of(build, as_of)
    last_year = _grid_of(build, as_of.replace(year=as_of.year - 1)).select(
        *cell,
        last_year_yuan="amount_yuan",
        is_last_year_hidden="is_hidden",
        is_last_year_told_by_total="is_told_by_total",
    )
    told = read_told_cells(build, as_of)
    grid = told.join(this_year, on=cell, how="full", coalesce=True).join(
        last_year, on=cell, how="left"
    )
    names = build.frame("select area_code as town_code, area_name, is_unknown from dim_areas")
    return (
        _rounded(_filled(grid), _IN_TOWN)
        .with_columns(average_yuan=_average(pl.col("amount_yuan"), pl.col("people_count")))
        .join(names, on="town_code", how="left")
        # Nobody's town is shown only where it has money.
        .filter(~pl.col("is_unknown").fill_null(False) | (pl.col("payment_count") > 0))
        .drop("is_unknown")
        .sort("amount_yuan", *cell, descending=[True, False, False], nulls_last=True)
    )


def read_spending_by_month(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per month of this and the last year, January to the as-of month.

    Columns: year, month, month_number, amount_yuan, people_count, payment_count (null: none, and
    no list of the month came), to_date_yuan (January to that month; null where hidden, and before
    the first month that is known), is_hidden.
    """
    everywhere = build.frame(
        """
        select as_of_month as month, period_kind, town_code, amount_yuan, people_count,
            payment_count
        from rpt_spending_periods
        where period_kind in ('month', 'to_date') and programme_code = $programme
            and year(as_of_month) between year(cast($as_of as date)) - 1 and year($as_of)
            and month(as_of_month) <= month($as_of)
        """,
        as_of=as_of,
        programme=programme,
    )
    is_month = pl.col("period_kind") == "month"
    paid = everywhere.filter(is_month & (pl.col("town_code") == town)).drop(
        "period_kind", "town_code"
    )
    told = read_told_months(build, as_of, town).filter(pl.col("programme_code") == programme)
    zeros = (pl.when("is_told").then(pl.col(n).fill_null(0)).otherwise(n) for n in _FIGURES)
    months = (
        told.join(paid, on="month", how="left", maintain_order="left")
        .with_columns(*zeros, year=pl.col("month").dt.year())
        .with_columns(to_date_yuan=_to_date(), measure=pl.lit(programme), town_code=pl.lit(town))
        .with_columns(as_of_month="month", month_number=pl.col("month").dt.month())
    )
    since_january = months.with_columns(period_kind=pl.lit("to_date"))
    to_date = hide_sums(since_january, build.connection, "to_date_yuan")["to_date_yuan"]
    shown = hide_sums(
        months.with_columns(to_date, period_kind=pl.lit("month")), build.connection, "amount_yuan"
    )
    if town != ALL:
        shown = _without_told(shown, everywhere)
    return _rounded(shown, pl.lit(town != ALL)).select(
        "year", "month", "month_number", *_FIGURES, "to_date_yuan", "is_hidden"
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
    found = build.frame(
        """
        select programme_code, programme_code as measure, town_code, period_kind, as_of_month,
            amount_yuan, people_count, payment_count
        from rpt_spending_periods
        where period_kind = 'to_date' and as_of_month = $as_of
        """,
        as_of=as_of,
    )
    shown = hide_sums(found, build.connection, "amount_yuan").join(
        _told_lines(found, "programme_code"), on="programme_code", how="left"
    )
    return shown.select("programme_code", "town_code", *_FIGURES, "is_hidden", "is_told_by_total")


def _told_lines(found: pl.DataFrame, line: str) -> pl.DataFrame:
    """One row per line of towns: whether the district's exact counts tell a small one of it."""
    told = [is_told_by_total(name, _IN_TOWN, (line,)) for name in _COUNTS]
    judged = found.select(line, pl.any_horizontal(told).alias("is_told_by_total"))
    return judged.group_by(line).agg(pl.col("is_told_by_total").any())


def _without_told(shown: pl.DataFrame, everywhere: pl.DataFrame) -> pl.DataFrame:
    """A town's months without what the district's counts of the month, or since January, tell."""
    told = {
        kind: _told_lines(everywhere.filter(pl.col("period_kind") == kind), "month")
        .filter("is_told_by_total")["month"]
        .implode()
        for kind in ("month", "to_date")
    }
    is_told = pl.col("month").is_in(told["month"])
    is_sum_told = pl.col("month").is_in(told["to_date"])
    return shown.with_columns(
        *(pl.when(~is_told).then(name).alias(name) for name in _FIGURES),
        pl.when(~is_sum_told).then("to_date_yuan").alias("to_date_yuan"),
        is_hidden=pl.col("is_hidden") | is_told,
    )


def _rounded(frame: pl.DataFrame, below_district: pl.Expr) -> pl.DataFrame:
    hidden = frame["is_hidden"]
    guarded = guard_small_numbers(frame, below_district, people=_COUNTS)
    return guarded.with_columns(hidden)


def _filled(grid: pl.DataFrame) -> pl.DataFrame:
    """Zeros where lists came and nobody was paid; what is hidden stays null."""
    told = ("is_told_by_total", "is_last_year_told_by_total")
    # A town without money of the programme has no row of its own, and is of its line all the same.
    of_line = [(_IN_TOWN & pl.col(one).any().over("programme_code")).alias(one) for one in told]
    flags = pl.col("is_hidden", "is_last_year_hidden").fill_null(False)
    judged = grid.with_columns(flags, *of_line).with_columns(
        is_hidden=pl.col("is_hidden") | pl.col(told[0]),
        is_last_year_hidden=pl.col("is_last_year_hidden") | pl.col(told[1]),
    )
    hidden = {"amount_yuan": "is_hidden", "last_year_yuan": "is_last_year_hidden"}
    hidden |= dict.fromkeys(_COUNTS, told[0])
    filled = fill_told(judged, _FIGURES, ("last_year_yuan",))
    return filled.with_columns(
        pl.when(~pl.col(flag)).then(pl.col(value)).alias(value) for value, flag in hidden.items()
    ).drop(told)


def _to_date() -> pl.Expr:
    """The year's running sum, from the first month that is known."""
    is_begun = pl.col("payment_count").is_not_null().cast(pl.Int32).cum_sum().over("year") > 0
    return pl.when(is_begun).then(pl.col("amount_yuan").fill_null(0).cum_sum().over("year"))


def _average(amount: pl.Expr, people: pl.Expr) -> pl.Expr:
    # Of the counts as shown: the exact one could be told by division.
    average = (amount.cast(pl.Float64) / people).round(2).cast(pl.Decimal(18, 2))
    return pl.when(people > 0).then(average)

"""Who had money of the programmes: distinct people, counted anew for each cut that is shown.

A person counts in a month when a payment above 0 reached the person or the person's household.
Below the district counts are rounded by the rule of small numbers.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL, read_programmes
from pipelines.frames.small_numbers import guard_small_numbers, is_told_by_total
from pipelines.frames.told import fill_told, read_told_cells, read_told_months


def read_people_by_programme(build: OpenBuild, as_of: date, town: str = ALL) -> pl.DataFrame:
    """One row per programme, and one for all of them (all), of the year up to the as-of month.

    Columns: programme_code, people_count, last_year_count (same months of the last year),
    new_count (not in those), left_count (in those alone); null: the lists tell nothing of it.
    """
    return _changes(build, as_of, town, pl.col("town_code") == town).drop("town_code")


def read_people_by_town(build: OpenBuild, as_of: date, programme: str = ALL) -> pl.DataFrame:
    """One row per town: area_name and the columns of read_people_by_programme, rounded."""
    of_towns = (pl.col("programme_code") == programme) & (pl.col("town_code") != ALL)
    names = build.frame("select area_code as town_code, area_name, is_unknown from dim_areas")
    towns = _changes(build, as_of, "", of_towns).join(names, on="town_code", maintain_order="left")
    is_empty = pl.col("is_unknown") & (pl.col("people_count").fill_null(0) == 0)
    return towns.filter(~is_empty).drop("programme_code", "is_unknown")


def read_programme_overlaps(build: OpenBuild, as_of: date, town: str = ALL) -> pl.DataFrame:
    """One row per two programmes, each pair once, in the order of read_programmes.

    Columns: programme_code, other_programme_code, people_count (drew both in the year so far;
    null: no list of one of them came, or in no town shown, for the district's exact count would
    tell some town's small one).
    """
    everywhere = build.frame(
        """
        select programme_code, other_programme_code, town_code, people_count
        from rpt_programme_overlaps
        where as_of_month = $as_of
        """,
        as_of=as_of,
    )
    drawn_both = everywhere.filter(pl.col("town_code") == town).drop("town_code")
    told = read_told_cells(build, as_of).filter((pl.col("town_code") == town) & pl.col("is_told"))
    codes = read_programmes(build)["programme_code"].to_list()
    pairs = [(one, other) for place, one in enumerate(codes) for other in codes[place + 1 :]]
    pair = ["programme_code", "other_programme_code"]
    frame = pl.DataFrame(pairs, schema=dict.fromkeys(pair, pl.String), orient="row").join(
        drawn_both, on=pair, how="left", maintain_order="left"
    )
    is_told = pl.all_horizontal(pl.col(pair).is_in(told["programme_code"].implode()))
    counted = pl.when(is_told).then(pl.col("people_count").fill_null(0))
    filled = frame.with_columns(people_count=counted)
    if town != ALL:
        told_pairs = _told_lines(everywhere, *pair).with_columns(is_shown=pl.lit(False))
        shown = pl.when(pl.col("is_shown").fill_null(True)).then(pl.col("people_count"))
        filled = (
            filled.join(told_pairs.drop("people_count"), on=pair, how="left", maintain_order="left")
            .with_columns(people_count=shown)
            .drop("is_shown")
        )
    return rounded_people(filled, town, "people_count")


def read_people_by_month(build: OpenBuild, as_of: date, town: str = ALL) -> pl.DataFrame:
    """One row per month of payment of this year up to the as-of month, and programme or all.

    Columns: month, programme_code, people_count (null: nobody, and no list of the month came; or in
    no town shown, for the district's exact count would tell some town's small one).
    """
    everywhere = build.frame(
        "select month, programme_code, town_code, people_count from rpt_beneficiary_months"
    )
    counted = everywhere.filter(pl.col("town_code") == town).drop("town_code")
    months = read_told_months(build, as_of, town).filter(pl.col("month").dt.year() == as_of.year)
    on = ["month", "programme_code"]
    joined = months.join(counted, on=on, how="left", maintain_order="left")
    filled = pl.when("is_told").then(pl.col("people_count").fill_null(0))
    shown = joined.with_columns(people_count=pl.coalesce("people_count", filled)).drop("is_told")
    if town != ALL:
        told = _told_lines(everywhere, *on).drop("people_count").with_columns(is_kept=pl.lit(False))
        kept = pl.when(pl.col("is_kept").fill_null(True)).then("people_count")
        shown = shown.join(told, on=on, how="left", maintain_order="left")
        shown = shown.with_columns(people_count=kept).drop("is_kept")
    return rounded_people(shown, town, "people_count")


def _changes(build: OpenBuild, as_of: date, town: str, cells: pl.Expr) -> pl.DataFrame:
    """The chosen cells of programmes and towns, told or untold, most people first."""
    counted = build.frame(
        """
        select programme_code, town_code, people_count, last_year_count,
            people_count - stayed_count as new_count,
            last_year_count - stayed_count as left_count
        from rpt_beneficiary_changes
        where as_of_month = $as_of
        """,
        as_of=as_of,
    )
    cell = ["programme_code", "town_code"]
    joined = read_told_cells(build, as_of).join(counted, on=cell, how="full", coalesce=True)
    compared = ("last_year_count", "new_count", "left_count")
    filled = fill_told(joined, ("people_count",), compared)
    in_town = pl.col("town_code") != ALL
    told = {
        name: in_town & is_told_by_total(name, in_town, ("programme_code",))
        for name in ("people_count", *compared)
    }
    kept = filled.with_columns(pl.when(~hide).then(name).alias(name) for name, hide in told.items())
    shown = rounded_people(kept.filter(cells), town, "people_count", *compared)
    return most_first(shown, "programme_code", "town_code")


def most_first(shown: pl.DataFrame, *codes: str) -> pl.DataFrame:
    """The rows ordered by the counts that are shown: by the exact ones, a place would tell more."""
    order = ["people_count", *codes]
    return shown.sort(order, descending=[True, False, False], nulls_last=True)


def _told_lines(everywhere: pl.DataFrame, *line: str) -> pl.DataFrame:
    """The lines of all towns that show no count, with a null one."""
    in_town = pl.col("town_code") != ALL
    told = everywhere.filter(is_told_by_total("people_count", in_town, line))
    nothing = pl.lit(None, everywhere.schema["people_count"])
    return told.select(line).unique(maintain_order=True).with_columns(people_count=nothing)


def rounded_people(frame: pl.DataFrame, town: str, *counts: str) -> pl.DataFrame:
    """The frame with counts of people rounded, where it is not of the whole district."""
    guarded = guard_small_numbers(frame, pl.lit(town != ALL), people=counts)
    return guarded.drop("is_hidden")

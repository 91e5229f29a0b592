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

AGE_BANDS = ("0-5", "6-17", "18-44", "45-59", "60-79", "80+", "unknown")


def read_people_by_programme(build: OpenBuild, as_of: date, town: str = ALL) -> pl.DataFrame:
    """One row per programme, and one for all of them (all), of the year up to the as-of month.

    Columns: programme_code, people_count, last_year_count (same months of the last year),
    new_count (not in those), left_count (in those alone); null: the lists tell nothing of it.
    """
    return _changes(build, as_of, town, pl.col("town_code") == town).drop("town_code")


def read_people_by_age_and_sex(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per age band and sex with people: age_band, sex, people_count; youngest first.

    Age in full years at the as-of month's end; unknown: the ID number does not tell. In towns
    people_count is null where the district's exact count would tell some town's small one: the
    band then has a row in every town, for a missing one would say that there it is 0.
    """
    everywhere = build.frame(
        """
        select age_band, sex, town_code, people_count
        from rpt_beneficiaries
        where as_of_month = $as_of and programme_code = $programme
        """,
        as_of=as_of,
        programme=programme,
    )
    line = ("age_band", "sex")
    own = everywhere.filter(pl.col("town_code") == town).select(*line, "people_count")
    told = _told_lines(everywhere, *line) if town != ALL else own.clear()
    frame = pl.concat([own.join(told, on=line, how="anti"), told.select(own.columns)])
    order = pl.col("age_band").cast(pl.Enum(AGE_BANDS)).to_physical()
    return _rounded(frame.sort(order, pl.col("sex")), town, "people_count")


def read_people_by_town(build: OpenBuild, as_of: date, programme: str = ALL) -> pl.DataFrame:
    """One row per town: area_name and the columns of read_people_by_programme, rounded."""
    of_towns = (pl.col("programme_code") == programme) & (pl.col("town_code") != ALL)
    names = build.frame("select area_code as town_code, area_name, is_unknown from dim_areas")
    towns = _changes(build, as_of, "", of_towns).join(names, on="town_code", maintain_order="left")
    is_empty = pl.col("is_unknown") & (pl.col("people_count").fill_null(0) == 0)
    return towns.filter(~is_empty).drop("programme_code", "is_unknown")


def read_people_by_village(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per village or community: town_name, village_name, people_count, rounded.

    Of one town, or of all; 其他/待核 where the list names no known village; most people first.
    """
    frame = build.frame(
        """
        select towns.area_name as town_name, villages.area_name as village_name,
            people.village_code, people.town_code, people.people_count
        from rpt_beneficiary_villages as people
        inner join dim_areas as towns on people.town_code = towns.area_code
        inner join dim_areas as villages on people.village_code = villages.area_code
        where people.as_of_month = $as_of and people.programme_code = $programme
            and $town in ('all', people.town_code)
        """,
        as_of=as_of,
        programme=programme,
        town=town,
    )
    shown = _rounded(frame, "", "people_count")
    return _most_first(shown, "village_code", "town_code").drop("village_code", "town_code")


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
    return _rounded(filled, town, "people_count")


def read_people_by_month(build: OpenBuild, as_of: date, town: str = ALL) -> pl.DataFrame:
    """One row per month of payment of this year up to the as-of month, and programme or all.

    Columns: month, programme_code, people_count (null: nobody, and no list of the month came).
    """
    counted = build.frame(
        """
        select month, programme_code, people_count
        from rpt_beneficiary_months
        where town_code = $town
        """,
        town=town,
    )
    months = read_told_months(build, as_of, town).filter(pl.col("month").dt.year() == as_of.year)
    on = ["month", "programme_code"]
    joined = months.join(counted, on=on, how="left", maintain_order="left")
    filled = pl.when("is_told").then(pl.col("people_count").fill_null(0))
    shown = joined.with_columns(people_count=pl.coalesce("people_count", filled)).drop("is_told")
    return _rounded(shown, town, "people_count")


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
    shown = _rounded(kept.filter(cells), town, "people_count", *compared)
    return _most_first(shown, "programme_code", "town_code")


def _most_first(shown: pl.DataFrame, *codes: str) -> pl.DataFrame:
    """Ordered by the counts that are shown: by the exact ones, a place would tell more."""
    order = ["people_count", *codes]
    return shown.sort(order, descending=[True, False, False], nulls_last=True)


def _told_lines(everywhere: pl.DataFrame, *line: str) -> pl.DataFrame:
    """The lines of all towns that show no count, with a null one."""
    in_town = pl.col("town_code") != ALL
    told = everywhere.filter(is_told_by_total("people_count", in_town, line))
    nothing = pl.lit(None, everywhere.schema["people_count"])
    return told.select(line).unique(maintain_order=True).with_columns(people_count=nothing)


def _rounded(frame: pl.DataFrame, town: str, *counts: str) -> pl.DataFrame:
    guarded = guard_small_numbers(frame, pl.lit(town != ALL), people=counts)
    return guarded.drop("is_hidden")

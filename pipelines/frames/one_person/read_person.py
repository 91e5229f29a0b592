"""Everything that a build holds under one person's key."""

from __future__ import annotations

import polars as pl

from pipelines.frames.one_person.money import read_person_months, read_person_payments
from pipelines.frames.one_person.records import (
    read_person_events,
    read_person_findings,
    read_person_registers,
    read_person_summary,
    read_person_visits,
)
from pipelines.frames.open_build import OpenBuild

# Rows that the frames leave out: a register's earlier lists, a roll that pays nothing.
_EARLIER = ("fct_disability_certificates", "fct_home_care_enrolments", "fct_household_months")
_ROW = "select delivery_id, source_sheet, source_row from {} where person_key = $person_key"
_PLACES = " union ".join(_ROW.format(table) for table in _EARLIER)
_PLACE = ("delivery_id", "source_sheet", "source_row")


def read_person(build: OpenBuild, person_key: str) -> dict[str, pl.DataFrame]:
    """The person's frames by name, shared with nobody, without a name or number of a person.

    They are: summary, months, payments, visits, events, registers, findings, deliveries. Rows of
    deliveries have town_name, feed, deliverer_name, period_start and period_end beside source_sheet
    and source_row.
    """
    build.admit("one_person")
    frames = {
        "payments": read_person_payments(build, person_key),
        "visits": read_person_visits(build, person_key),
        "events": read_person_events(build, person_key),
        "registers": read_person_registers(build, person_key),
    }
    places = [frame.select(_PLACE) for frame in frames.values()]
    places.append(build.frame(_PLACES, person_key=person_key))
    deliveries = _deliveries(build, pl.concat(places, how="vertical_relaxed"))
    whence = deliveries.select(
        "delivery_id", "feed", "deliverer_name", "period_start", "period_end"
    )
    placed = {
        name: frame.join(whence, on="delivery_id", how="left", maintain_order="left")
        for name, frame in frames.items()
    }
    placed["findings"] = read_person_findings(build, person_key)
    towns = build.frame(
        "select area_code as town_code, max(area_name) as town_name from dim_areas group by 1"
    )
    return {
        "summary": read_person_summary(build, person_key),
        "months": read_person_months(build, person_key),
        **{
            name: frame.join(towns, on="town_code", how="left", maintain_order="left")
            for name, frame in placed.items()
        },
        "deliveries": deliveries,
    }


def _deliveries(build: OpenBuild, places: pl.DataFrame) -> pl.DataFrame:
    """One row per delivery in force with a row of the person, the latest period first.

    Columns: delivery_id, feed, deliverer_name, period_start, period_end, reported_on (null: not
    stated), row_count (of the person), sheets, rows (numbers, as the spreadsheet shows them).
    """
    rows = places.drop_nulls("delivery_id").unique().sort(_PLACE)
    counted = rows.group_by("delivery_id", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("row_count"),
        pl.col("source_sheet")
        .drop_nulls()
        .unique(maintain_order=True)
        .str.join("、")
        .alias("sheets"),
        pl.col("source_row").cast(pl.String).str.join("、").alias("rows"),
    )
    known = build.frame(
        """
        select delivery_id, feed, coalesce(section, area_name) as deliverer_name, period_start,
            period_end, reported_on
        from fct_deliveries
        left join (
            select area_code as deliverer_code, max(area_name) as area_name
            from dim_areas group by 1
        ) using (deliverer_code)
        where list_contains($delivery_ids, delivery_id)
        """,
        delivery_ids=counted["delivery_id"].to_list(),
    )
    return known.join(counted, on="delivery_id").sort(
        "period_end", "feed", "delivery_id", descending=[True, False, False]
    )

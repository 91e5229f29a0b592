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

# Every table of rows that name a person by key and their place in a delivery.
_TABLES = (
    "fct_payments",
    "fct_payment_failures",
    "fct_member_payments",
    "fct_programme_stops",
    "fct_allowance_approvals",
    "fct_disability_certificates",
    "fct_student_aid",
    "fct_medical_settlements",
    "fct_funeral_waivers",
    "fct_deaths",
    "fct_home_care_enrolments",
    "fct_home_care_visits",
    "fct_permit_actions",
    "fct_points_applications",
    "fct_exam_candidates",
)
_ROW = "select delivery_id, source_sheet, source_row from {} where person_key = $person_key"
_PLACES = " union ".join(_ROW.format(table) for table in _TABLES)


def read_person(build: OpenBuild, person_key: str) -> dict[str, pl.DataFrame]:
    """The person's frames by name, shared with nobody, without a name or number of a person.

    They are: summary, months, payments, visits, events, registers, findings, deliveries. Rows of
    deliveries have town_name, feed, deliverer_name, period_start and period_end beside source_sheet
    and source_row.
    """
    deliveries = read_person_deliveries(build, person_key)
    frames = {
        "payments": read_person_payments(build, person_key),
        "visits": read_person_visits(build, person_key),
        "events": read_person_events(build, person_key),
        "registers": read_person_registers(build, person_key),
        "findings": read_person_findings(build, person_key),
    }
    towns = build.frame(
        "select area_code as town_code, max(area_name) as town_name from dim_areas group by 1"
    )
    whence = deliveries.select(
        "delivery_id", "feed", "deliverer_name", "period_start", "period_end"
    )
    for name, frame in frames.items():
        placed = frame.join(towns, on="town_code", how="left", maintain_order="left")
        if "delivery_id" in frame.columns:
            placed = placed.join(whence, on="delivery_id", how="left", maintain_order="left")
        frames[name] = placed
    return {
        "summary": read_person_summary(build, person_key),
        "months": read_person_months(build, person_key),
        **frames,
        "deliveries": deliveries,
    }


def read_person_deliveries(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per delivery in force with a row of the person, the latest period first.

    Columns: delivery_id, feed, deliverer_name, period_start, period_end, reported_on (null: not
    stated), row_count (of the person), sheets, rows (numbers, as the spreadsheet shows them).
    """
    return build.frame(
        f"""
        with places as ({_PLACES}),

        counted as (
            select delivery_id, count(*) as row_count,
                string_agg(distinct source_sheet, '、' order by source_sheet) as sheets,
                string_agg(cast(source_row as varchar), '、' order by source_row) as rows
            from places
            group by delivery_id
        )

        select delivery_id, feed, coalesce(section, area_name) as deliverer_name, period_start,
            period_end, reported_on, row_count, sheets, rows
        from counted
        left join fct_deliveries using (delivery_id)
        left join (
            select area_code as deliverer_code, max(area_name) as area_name
            from dim_areas group by 1
        ) using (deliverer_code)
        order by period_end desc, feed, delivery_id
        """,  # noqa: S608 - the text is this module's own, values are bound
        person_key=person_key,
    )

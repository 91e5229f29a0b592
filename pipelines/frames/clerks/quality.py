"""How often what suites expect is true: of deliveries by month, of builds by build."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

# What an analyst may ask to get the rows behind an exhibit.
QUALITY_QUERY = """select door, suite, run_id, count(*) as judged,
    count(*) filter (is_passed) as passed
from fct_quality_results
group by door, suite, run_id
order by run_id, suite"""
_RATES = """
    count(*) as judged_count,
    count(*) filter (is_passed) as passed_count,
    count(*) filter (unexpected_count is null) as unjudged_count,
    cast(count(*) filter (is_passed) as double) / nullif(count(*), 0) as passed_ratio
"""


def read_inbound_quality(build: OpenBuild, first: date, last: date) -> pl.DataFrame:
    """One row per suite and month of the deliveries that were judged at the door.

    Each rule is judged once a delivery; of several judgements the latest counts. Columns: suite,
    month (the first of the delivery's period), judged_count, passed_count, unjudged_count,
    passed_ratio (0-1), unexpected_count (rows that broke a rule, of all rules).
    """
    build.admit("clerks")
    return build.frame(
        f"""
        with latest as (
            select * from fct_quality_results
            where door = 'inbound'
            qualify row_number() over (
                partition by delivery_id, suite, rule_code, column_name order by run_id desc
            ) = 1
        )
        select suite, period_start as month, {_RATES},
            cast(sum(unexpected_count) as bigint) as unexpected_count
        from latest
        inner join fct_deliveries using (delivery_id)
        where period_start between $first and $last
        group by suite, period_start
        order by suite, period_start
        """,  # noqa: S608 - nothing in it was typed by a user
        first=first,
        last=last,
    )


def read_build_quality(build: OpenBuild, builds: int = 12) -> pl.DataFrame:
    """One row per suite and build, of the last `builds`, failed ones too, the earliest first.

    Columns: suite (a table), run_id (the build), judged_on, judged_count, passed_count,
    unjudged_count, passed_ratio (0-1).
    """
    build.admit("clerks")
    return build.frame(
        f"""
        with last_builds as (
            select distinct run_id from fct_quality_results
            where door = 'published'
            order by run_id desc
            limit $builds
        )
        select suite, run_id, min(judged_on) as judged_on, {_RATES}
        from fct_quality_results
        inner join last_builds using (run_id)
        where door = 'published'
        group by suite, run_id
        order by run_id, suite
        """,  # noqa: S608 - nothing in it was typed by a user
        builds=builds,
    )

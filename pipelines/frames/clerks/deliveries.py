"""What became of the deliveries that were expected, and of the rows that they hold."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

# What an analyst may ask to get the rows behind an exhibit.
COVERAGE_QUERY = """select feed, town_code, month, status, due_on, received_on, row_count
from rpt_delivery_coverage
order by feed, town_code, month"""
RECEIPTS_QUERY = """select *
from fct_deliveries
order by period_end desc, feed, deliverer_code"""
REJECTED_QUERY = """select *
from fct_rejected_rows
order by feed, delivery_id, source_sheet, source_row"""
_OF_CHOICE = "and ($feed = '' or feed = $feed) and ($deliverer = '' or {who} = $deliverer)"


def read_coverage(
    build: OpenBuild, first: date, last: date, feed: str = "", deliverer: str = ""
) -> pl.DataFrame:
    """One row per expected delivery of the months, of one feed or deliverer if given.

    Columns: feed, deliverer_code, deliverer_name, month (its first day), status (on_time, late,
    undated, missing, nil), due_on, received_on (null: missing or not stated), row_count (null:
    missing).
    """
    build.admit("clerks")
    return build.frame(
        f"""
        select feed, town_code as deliverer_code, area_name as deliverer_name, month, status,
            due_on, received_on, row_count
        from rpt_delivery_coverage
        where month between $first and $last
            {_OF_CHOICE.format(who="town_code")}
        order by feed, town_code, month
        """,  # noqa: S608 - nothing in it was typed by a user
        first=first,
        last=last,
        feed=feed,
        deliverer=deliverer,
    )


def read_coverage_by_feed(build: OpenBuild, first: date, last: date) -> pl.DataFrame:
    """One row per feed and month: expected_count, came_count, late_count, missing_count.

    A nil return and a delivery without a reporting day have come.
    """
    build.admit("clerks")
    return build.frame(
        """
        select feed, month, count(*) as expected_count,
            count(*) filter (status <> 'missing') as came_count,
            count(*) filter (status = 'late') as late_count,
            count(*) filter (status = 'missing') as missing_count
        from rpt_delivery_coverage
        where month between $first and $last
        group by feed, month
        order by feed, month
        """,
        first=first,
        last=last,
    )


def read_receipts(
    build: OpenBuild, first: date, last: date, feed: str = "", deliverer: str = ""
) -> pl.DataFrame:
    """One row per delivery whose period meets the months, in force or not, the latest first.

    Columns: delivery_id, file_id, feed, deliverer_code, deliverer_name, section (null: a town),
    period_start, period_end, reported_on, state, rows_read, rows_accepted, rows_rejected,
    rows_total, rows_note, amount_yuan (null: the form has no money), warning_count.
    """
    build.admit("clerks")
    return build.frame(
        f"""
        select delivery_id, file_id, feed, deliverer_code, area_name as deliverer_name,
            nullif(section, area_name) as section, period_start, period_end, reported_on, state,
            rows_read, rows_accepted, rows_rejected, rows_total, rows_note,
            amount_sum_yuan as amount_yuan, warning_count
        from fct_deliveries
        left join dim_areas on deliverer_code = area_code
        where period_start <= $last and period_end >= $first
            {_OF_CHOICE.format(who="deliverer_code")}
        order by period_end desc, feed, deliverer_code, delivery_id
        """,  # noqa: S608 - nothing in it was typed by a user
        first=first,
        last=last,
        feed=feed,
        deliverer=deliverer,
    )


def read_rejected(
    build: OpenBuild, first: date, last: date, feed: str = "", deliverer: str = ""
) -> pl.DataFrame:
    """One row per rejected row and reason of the deliveries in force of the months.

    Columns: feed, deliverer_name, period_start, period_end, source_sheet, source_row,
    column_name (null: the row), reason (a code), is_open (not put right since).
    """
    build.admit("clerks")
    return build.frame(
        f"""
        select rejected.feed, area_name as deliverer_name, period_start, period_end,
            nullif(source_sheet, '') as source_sheet, source_row, column_name, reason,
            closed_by is null as is_open
        from fct_rejected_rows as rejected
        inner join (
            select delivery_id, feed, deliverer_code, period_start, period_end
            from fct_deliveries
            where is_in_force and period_start <= $last and period_end >= $first
                {_OF_CHOICE.format(who="deliverer_code")}
        ) as lists on rejected.delivery_id = lists.delivery_id
        left join dim_areas on deliverer_code = area_code
        order by is_open desc, period_end desc, rejected.feed, deliverer_code, source_sheet,
            source_row, column_name
        """,  # noqa: S608 - nothing in it was typed by a user
        first=first,
        last=last,
        feed=feed,
        deliverer=deliverer,
    )

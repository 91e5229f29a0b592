"""How the year's key works came where they stand, and how far the figures may be trusted."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild


def read_course(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row per key work and month of the year up to that month, in the district.

    key_work, title_zh, title_en, indicator_name, indicator_name_en, unit, month (first day),
    value (the headline's, as progress counts it; null: not known), is_complete.
    """
    return build.frame(
        """
        select
            progress.key_work,
            key_works.title_zh,
            key_works.title_en,
            progress.indicator_name,
            indicators.name_en as indicator_name_en,
            progress.unit,
            progress.as_of_month as month,
            progress.value,
            progress.is_complete
        from rpt_key_work_progress as progress
        inner join dim_areas as areas
            on progress.area_code = areas.area_code and areas.area_level = 'district'
        inner join dim_key_works as key_works on progress.key_work = key_works.key_work
        inner join indicators on progress.indicator_id = indicators.indicator_id
        where progress.is_headline and progress.as_of_month between $first_month and $as_of_month
        order by progress.key_work, progress.as_of_month
        """,
        first_month=as_of_month.replace(month=1),
        as_of_month=as_of_month,
    )


def read_delivery_counts(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row: the deliveries expected for the year's months up to that one.

    expected_count, received_count (nil returns too), late_count (of the received), missing_count,
    and held_count: replaced lists whose successors lack most of them, which nobody has confirmed.
    """
    return build.frame(
        """
        select
            count(*) as expected_count,
            count(*) filter (where status <> 'missing') as received_count,
            count(*) filter (where status = 'late') as late_count,
            count(*) filter (where status = 'missing') as missing_count,
            (
                select count(*) from fct_deliveries
                where loss_state = 'held'
                    and period_start <= last_day($as_of_month) and period_end >= $first_month
            ) as held_count
        from rpt_delivery_coverage
        where month between $first_month and $as_of_month
        """,
        first_month=as_of_month.replace(month=1),
        as_of_month=as_of_month,
    )


def read_missing_deliveries(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row per delivery of the year's months up to that one that did not come, latest first.

    month (first day), area_name, feed_name (Chinese title of the form), due_on.
    """
    return build.frame(
        """
        select month, area_name, feed_name, due_on
        from rpt_delivery_coverage
        where status = 'missing' and month between $first_month and $as_of_month
        order by month desc, town_code, feed
        """,
        first_month=as_of_month.replace(month=1),
        as_of_month=as_of_month,
    )


def read_open_findings(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row per check with findings that nobody answered and that began by that month.

    check_code, name_zh, name_en, open_count, of_the_year_count (of them those that began in its
    year), amount_at_risk_yuan (null: no money). Checks may doubt the same money: their yuan do
    not add up. Most yuan first.
    """
    return build.frame(
        """
        select
            findings.check_code,
            checks.name_zh,
            checks.name_en,
            cast(sum(findings.finding_count) as bigint) as open_count,
            cast(
                coalesce(sum(findings.finding_count) filter (findings.month >= $first_month), 0)
                as bigint
            ) as of_the_year_count,
            cast(sum(findings.amount_at_risk_yuan) as decimal(18, 2)) as amount_at_risk_yuan
        from rpt_findings as findings
        inner join checks on findings.check_code = checks.check_code
        where findings.disposition = '未核实' and findings.month <= $as_of_month
        group by findings.check_code, checks.name_zh, checks.name_en
        order by amount_at_risk_yuan desc nulls last, open_count desc, findings.check_code
        """,
        first_month=as_of_month.replace(month=1),
        as_of_month=as_of_month,
    )


def read_published_figures(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row per printed figure of a period of the year that ended by that month.

    figure_id, quote, published_value and warehouse_value (text; null: unknown_reason says why),
    unit, agrees, indicator_id, name_zh, name_en, key_work (null: of none), period,
    missing_deliveries (null: none).
    """
    return build.frame(
        """
        select
            figures.figure_id,
            figures.quote,
            figures.published_value,
            figures.warehouse_value,
            figures.unit,
            figures.agrees,
            figures.unknown_reason,
            figures.indicator_id,
            figures.period,
            indicators.name_zh,
            indicators.name_en,
            indicators.key_work,
            found.missing_deliveries
        from rpt_published_figures as figures
        inner join dim_periods as periods on figures.period = periods.period
        left join indicators on figures.indicator_id = indicators.indicator_id
        left join rpt_indicator_values as found
            on figures.indicator_id = found.indicator_id and figures.period = found.period
            and found.area_code = $district_code
        where periods.year = year($as_of_month) and periods.as_of_month <= $as_of_month
        order by figures.figure_id
        """,
        as_of_month=as_of_month,
        district_code=build.district_code,
    )

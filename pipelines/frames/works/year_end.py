"""How the year's key works stand, how they came there, and how far the figures may be trusted."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild


def read_standing(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row per indicator of the key works in the district, by work, the headline first.

    The columns of rpt_key_work_progress, beside them title_zh, title_en, indicator_name_en,
    direction (up, down, none), window_kind, progress_period, definition, last_year_value (the
    same indicator's at the end of the same month of the year before, its unit; null: not known)
    and is_last_year_complete (null: there is no such month).
    """
    return build.frame(
        """
        select
            progress.*,
            key_works.title_zh,
            key_works.title_en,
            indicators.name_en as indicator_name_en,
            indicators.direction,
            indicators.window_kind,
            indicators.progress_period,
            indicators.definition,
            year_before.value as last_year_value,
            year_before.is_complete as is_last_year_complete
        from rpt_key_work_progress as progress
        inner join dim_areas as areas
            on progress.area_code = areas.area_code and areas.area_level = 'district'
        inner join key_works on progress.key_work = key_works.key_work
        inner join indicators on progress.indicator_id = indicators.indicator_id
        left join rpt_key_work_progress as year_before
            on progress.indicator_id = year_before.indicator_id
            and progress.area_code = year_before.area_code
            and year_before.as_of_month = progress.as_of_month - interval 1 year
        where progress.as_of_month = $as_of_month
        order by progress.key_work, not progress.is_headline, indicators.display_order
        """,
        as_of_month=as_of_month,
    )


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
        inner join key_works on progress.key_work = key_works.key_work
        inner join indicators on progress.indicator_id = indicators.indicator_id
        where progress.is_headline and progress.as_of_month between $first_month and $as_of_month
        order by progress.key_work, progress.as_of_month
        """,
        first_month=as_of_month.replace(month=1),
        as_of_month=as_of_month,
    )


def read_delivery_counts(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row: the deliveries expected for the year's months up to that one.

    expected_count, received_count (nil returns too), late_count (of the received), missing_count.
    """
    return build.frame(
        """
        select
            count(*) as expected_count,
            count(*) filter (where status <> 'missing') as received_count,
            count(*) filter (where status = 'late') as late_count,
            count(*) filter (where status = 'missing') as missing_count
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


def read_published(build: OpenBuild, as_of_month: date) -> pl.DataFrame:
    """One row: figure_count, printed figures of periods of the year that ended by that month.

    agree_count: of them those that the warehouse bears out.
    """
    return build.frame(
        """
        select
            count(*) as figure_count,
            count(*) filter (where figures.agrees) as agree_count
        from rpt_published_figures as figures
        inner join dim_periods as periods on figures.period = periods.period
        where periods.year = year($as_of_month) and periods.as_of_month <= $as_of_month
        """,
        as_of_month=as_of_month,
    )

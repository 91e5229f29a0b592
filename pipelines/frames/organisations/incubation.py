"""The incubator at the end of a month: who stands where, who came how far, how long it took."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import polars as pl

from pipelines.frames.open_build import OpenBuild

# The way through the incubator; 续驻 says anew that one is in, 退驻 is no step forward.
STAGES = ("申请", "评估", "入驻", "登记", "出壳")

ANALYST_QUERY = """select organisation_name, organisation_category, incubation_stage, occurred_on
from fct_incubation_stages
order by organisation_name, occurred_on, stage_order"""

# Who is in is told as kw02_organisations_incubated tells it: a graduate stays one.
ORGANISATIONS = """
with reached as (
    select
        organisation_name,
        organisation_category,
        incubation_stage as stage,
        stage_order,
        occurred_on,
        case when incubation_stage = '续驻' then 3 when stage_order < 6 then stage_order end as way,
        min(occurred_on) filter (where incubation_stage = '出壳')
            over (partition by organisation_name) as graduated_on
    from fct_incubation_stages
    where occurred_month <= $as_of
),

organisations as (
    select
        organisation_name,
        max(organisation_category) as category,
        max(way) as furthest,
        min(occurred_on) filter (where stage = '申请') as applied_on,
        min(occurred_on) filter (where stage = '评估') as assessed_on,
        min(occurred_on) filter (where stage = '入驻') as moved_in_on,
        min(occurred_on) filter (where stage = '登记') as registered_on,
        max(graduated_on) as graduated_on,
        last(stage order by occurred_on, stage_order) as last_stage,
        max(occurred_on) as last_on,
        last(stage order by occurred_on, stage_order) filter (
            where stage_order between 3 and 5
                or (stage = '退驻' and (graduated_on is null or occurred_on < graduated_on))
        ) as place
    from reached
    group by organisation_name
),

standing as (
    select
        *,
        case
            when place is null or (place = '退驻' and last_stage in ('申请', '评估'))
                then 'applying'
            when place = '退驻' then 'left'
            when graduated_on is not null then 'graduated'
            else 'inside'
        end as state
    from organisations
)
"""
_TOWNS = "select area_code as town_code, max(area_name) as town_name from dim_areas group by 1"


def read_incubated(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per organisation in the incubator's lists up to the month, by the day it applied.

    Columns: organisation_name, category, town_name (null: unknown), state (applying, inside,
    graduated or left), applied_on, assessed_on, moved_in_on, registered_on, graduated_on (first
    days; null: not reached), last_stage, last_on.
    """
    query = f"""
        {ORGANISATIONS}
        select organisation_name, category, town_name, state, applied_on, assessed_on,
            moved_in_on, registered_on, graduated_on, last_stage, last_on
        from standing
        left join dim_organisations using (organisation_name)
        left join ({_TOWNS}) using (town_code)
        order by coalesce(applied_on, assessed_on, moved_in_on, last_on), organisation_name
    """  # noqa: S608 - the text is this module's own, values are bound
    return build.frame(query, as_of=as_of)


def read_funnel(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per stage of the way, in order: how many organisations came as far up to the month.

    Columns: stage (STAGES), organisation_count (at the stage or beyond it, ever), share_of_before
    (of those at the stage before, 0-1), share_of_first.
    """
    query = f"""
        {ORGANISATIONS}
        select furthest, count(*) as n from standing group by furthest
    """  # noqa: S608
    furthest = build.frame(query, as_of=as_of)
    counts = [
        int(furthest.filter(pl.col("furthest") >= place)["n"].sum())
        for place in range(1, len(STAGES) + 1)
    ]
    shares = [None, *(n / b if b else None for b, n in pairwise(counts))]
    return pl.DataFrame(
        {
            "stage": STAGES,
            "organisation_count": counts,
            "share_of_before": shares,
            "share_of_first": [n / counts[0] if counts[0] else None for n in counts],
        },
        schema_overrides={"share_of_before": pl.Float64, "share_of_first": pl.Float64},
    ).filter(pl.lit(counts[0] > 0))


def read_categories(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per category and state with organisations at the end of the month.

    Columns: category (null: not stated), state (see read_incubated), organisation_count.
    """
    query = f"""
        {ORGANISATIONS}
        select category, state, count(*) as organisation_count
        from standing
        group by category, state
        order by
            sum(count(*)) over (partition by category) desc,
            category nulls last,
            list_position(['graduated', 'inside', 'applying', 'left'], state)
    """  # noqa: S608
    return build.frame(query, as_of=as_of)


def read_stages(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per organisation, stage and day up to the month, by the organisation's first day.

    Columns: organisation_name, category, stage (STAGES, 续驻 or 退驻), occurred_on.
    """
    return build.frame(
        """
        select organisation_name, max(organisation_category) as category,
            incubation_stage as stage, occurred_on
        from fct_incubation_stages
        where occurred_month <= $as_of
        group by organisation_name, incubation_stage, stage_order, occurred_on
        order by min(occurred_on) over (partition by organisation_name), organisation_name,
            occurred_on, stage_order
        """,
        as_of=as_of,
    )


def read_durations(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per step of incubation: the days it took, of stays that ended it by the month.

    Columns: step (moving_in: 申请 to 入驻; registering: 入驻 to 登记; graduating: 入驻 to 出壳),
    stay_count, median_days, shortest_days, longest_days (null: no stay), out_of_order_count
    (stays whose later stage is dated before the earlier one; left out).
    """
    return build.frame(
        """
        with stays as (
            select organisation_name, stay,
                min(occurred_on) filter (where incubation_stage = '申请') as applied_on,
                min(occurred_on) filter (where incubation_stage = '入驻') as moved_in_on,
                min(occurred_on) filter (where incubation_stage = '登记') as registered_on,
                min(occurred_on) filter (where incubation_stage = '出壳') as graduated_on
            from fct_incubation_stays
            where occurred_month <= $as_of
            group by organisation_name, stay
        ),

        steps as (
            select 1 as place, 'moving_in' as step, moved_in_on - applied_on as days from stays
            union all
            select 2, 'registering', registered_on - moved_in_on from stays
            union all
            select 3, 'graduating', graduated_on - moved_in_on from stays
        )

        select step, count(*) filter (where days >= 0) as stay_count,
            cast(median(days) filter (where days >= 0) as decimal(10, 1)) as median_days,
            min(days) filter (where days >= 0) as shortest_days,
            max(days) filter (where days >= 0) as longest_days,
            count(*) filter (where days < 0) as out_of_order_count
        from steps
        group by place, step
        order by place
        """,
        as_of=as_of,
    )

"""The reform of villages: which stage each is at. Villages are no persons: all is exact."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

# A village that has ended is neither reformed nor counted (docs/decisions.md, 26).
_STEPS = """
with villages as (
    select area_code as village_code, area_name as village_name, town_code
    from dim_areas
    where
        area_level = 'village' and not is_unknown
        and ($town_code is null or town_code = $town_code)
        and coalesce(valid_from, date '1949-10-01') <= last_day($as_of_month)
        and (valid_to is null or valid_to >= last_day($as_of_month))
),

steps as (
    select village_code, reform_step, step_order, min(completed_on) as completed_on
    from fct_village_reform_steps
    where completed_month <= $as_of_month
    group by village_code, reform_step, step_order
)
"""
_STAGES = """
select
    towns.area_name as town_name,
    villages.village_name,
    arg_max(steps.reform_step, steps.step_order) as stage,
    cast(count(steps.step_order) as integer) as steps_done,
    arg_max(steps.completed_on, steps.step_order) as reached_on
from villages
inner join dim_areas as towns on villages.town_code = towns.area_code
left join steps on villages.village_code = steps.village_code
group by towns.area_name, villages.town_code, villages.village_code, villages.village_name
order by max(steps.step_order) desc nulls last, villages.town_code, villages.village_code
"""
_COUNTS = """
select steps.reform_step, cast(count(*) as integer) as village_count
from steps
inner join villages on steps.village_code = villages.village_code
group by steps.reform_step, steps.step_order
order by steps.step_order
"""


def read_village_stages(
    build: OpenBuild, as_of_month: date, town_code: str | None = None
) -> pl.DataFrame:
    """One row per village, the furthest first.

    Args:
        build: the build that is read.
        as_of_month: steps completed by its end count.
        town_code: None asks for all towns.

    Returns:
        Columns town_name, village_name, stage (the furthest step completed; null: none yet),
        steps_done (of five), reached_on (day of that step).
    """
    return build.frame(_STEPS + _STAGES, as_of_month=as_of_month, town_code=town_code)


def read_stage_counts(
    build: OpenBuild, as_of_month: date, town_code: str | None = None
) -> pl.DataFrame:
    """One row per step of the reform that any village completed, in order.

    Columns reform_step and village_count: villages that completed the step by the month's end.
    """
    return build.frame(_STEPS + _COUNTS, as_of_month=as_of_month, town_code=town_code)

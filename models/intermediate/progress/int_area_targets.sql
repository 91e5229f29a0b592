-- One row per target and area it holds for: an area's own target replaces the one set for all.
with held_by_areas as (
    select
        targets.indicator_id,
        targets.year,
        areas.area_code,
        targets.period_start,
        targets.period_end,
        targets.target_value,
        targets.milestone_kind,
        targets.milestone_pattern,
        targets.milestone_count,
        targets.milestone_title,
        indicators.key_work,
        rank() over (
            partition by targets.indicator_id, targets.year, areas.area_code
            order by case when targets.area_code is null then 1 else 0 end asc nulls last
        ) as preference
    from {{ ref('indicator_targets') }} as targets
    inner join {{ ref('indicators') }} as indicators
        on targets.indicator_id = indicators.indicator_id
    inner join {{ ref('dim_areas') }} as areas
        on targets.area_code is null or targets.area_code = areas.area_code
    where areas.area_level in ('district', 'town') and not areas.is_unknown
)

select
    indicator_id,
    year,
    area_code,
    key_work,
    period_start,
    period_end,
    target_value,
    milestone_kind,
    milestone_pattern,
    milestone_count,
    milestone_title
from held_by_areas
where preference = 1

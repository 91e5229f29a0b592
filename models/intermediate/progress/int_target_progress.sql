-- One row per indicator with a target, month and area: time elapsed and milestones reached.
with goals as (
    select
        targets.indicator_id,
        targets.year,
        targets.area_code,
        targets.period_start,
        targets.period_end,
        targets.target_value,
        targets.milestone_kind,
        targets.milestone_count,
        targets.milestone_title,
        indicators.key_work
    from {{ ref('indicator_targets') }} as targets
    inner join {{ ref('indicators') }} as indicators
        on targets.indicator_id = indicators.indicator_id
),

-- A milestone is the key work's, and holds for the district and for every town.
goals_by_month as (
    select
        goals.indicator_id,
        goals.year,
        goals.area_code,
        goals.period_start,
        goals.period_end,
        goals.target_value,
        goals.milestone_kind,
        goals.milestone_count,
        goals.milestone_title,
        periods.as_of_month,
        count(distinct milestones.milestone_name) as reached_count
    from goals
    inner join {{ ref('dim_periods') }} as periods
        on goals.year = periods.year and periods.period_kind = 'to_date'
    left join {{ ref('fct_milestones') }} as milestones
        on
            goals.key_work = milestones.key_work
            and goals.milestone_kind = milestones.milestone_kind
            and goals.period_start <= milestones.occurred_on
            and periods.as_of_month >= milestones.occurred_month
    group by
        goals.indicator_id, goals.year, goals.area_code, goals.period_start, goals.period_end,
        goals.target_value, goals.milestone_kind, goals.milestone_count, goals.milestone_title,
        periods.as_of_month
),

progress as (
    select
        goals.indicator_id,
        goals.as_of_month,
        areas.area_code,
        min(goals.period_start) as target_start_on,
        max(goals.period_end) as target_end_on,
        max(goals.target_value) as target,
        cast(sum(goals.milestone_count) as bigint) as milestones_asked,
        cast(sum(
            case
                when goals.milestone_count > goals.reached_count then goals.reached_count
                else goals.milestone_count
            end
        ) as bigint) as milestones_reached,
        {{ dbt.listagg(
            "goals.milestone_title || cast(goals.reached_count as " ~ dbt.type_string()
                ~ ") || '/' || cast(goals.milestone_count as " ~ dbt.type_string() ~ ") || '项'",
            "'、'", 'order by goals.milestone_kind'
        ) }} as milestone_words
    from goals_by_month as goals
    inner join {{ ref('dim_areas') }} as areas
        on goals.area_code is null or goals.area_code = areas.area_code
    where areas.area_level in ('district', 'town') and not areas.is_unknown
    group by goals.indicator_id, goals.as_of_month, areas.area_code
)

select
    indicator_id,
    as_of_month,
    area_code,
    target_start_on,
    target_end_on,
    target,
    milestones_asked,
    milestones_reached,
    milestone_words,
    {{ ratio(
        'least(' ~ dbt.datediff('target_start_on', 'as_of_month', 'month') ~ ' + 1, '
            ~ dbt.datediff('target_start_on', 'target_end_on', 'month') ~ ' + 1)',
        dbt.datediff('target_start_on', 'target_end_on', 'month') ~ ' + 1'
    ) }} as time_elapsed_ratio
from progress

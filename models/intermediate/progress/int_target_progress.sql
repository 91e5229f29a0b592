-- One row per indicator with a target, month and area: time elapsed and milestones reached.
-- A milestone is the key work's, and holds for the district and for every town.
with goals_by_month as (
    select
        goals.indicator_id,
        goals.area_code,
        goals.period_start,
        goals.period_end,
        goals.target_value,
        goals.milestone_kind,
        goals.milestone_count,
        goals.milestone_title,
        periods.as_of_month,
        count(distinct milestones.milestone_name) as reached_count
    from {{ ref('int_area_targets') }} as goals
    inner join {{ ref('dim_periods') }} as periods
        on goals.year = periods.year and periods.period_kind = 'to_date'
    left join {{ ref('fct_milestones') }} as milestones
        on
            goals.key_work = milestones.key_work
            and goals.milestone_kind = milestones.milestone_kind
            and milestones.milestone_name like coalesce(goals.milestone_pattern, '%')
            and goals.period_start <= milestones.occurred_on
            and periods.as_of_month >= milestones.occurred_month
    group by
        goals.indicator_id, goals.area_code, goals.period_start, goals.period_end,
        goals.target_value, goals.milestone_kind, goals.milestone_pattern, goals.milestone_count,
        goals.milestone_title, periods.as_of_month
),

progress as (
    select
        indicator_id,
        as_of_month,
        area_code,
        min(period_start) as target_start_on,
        max(period_end) as target_end_on,
        max(target_value) as target,
        cast(sum(milestone_count) as bigint) as milestones_asked,
        cast(sum(
            case when milestone_count > reached_count then reached_count else milestone_count end
        ) as bigint) as milestones_reached,
        {{ joined_text(
            "milestone_title || " ~ plain_text('reached_count') ~ " || '/' || "
                ~ plain_text('milestone_count') ~ " || '项'",
            '、', 'milestone_kind nulls first, milestone_title nulls first'
        ) }} as milestone_words
    from goals_by_month
    group by indicator_id, as_of_month, area_code
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

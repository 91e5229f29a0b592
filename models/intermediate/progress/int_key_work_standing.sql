-- One row per key work's indicator, month and area: its value beside its target and deliveries.
-- Of the months of the years in which it is a key work.
with months as (
    select
        period,
        year,
        as_of_month
    from {{ ref('dim_periods') }}
    where period_kind = 'to_date'
),

standing as (
    select
        indicators.key_work,
        months.year,
        months.as_of_month,
        found.area_code,
        indicators.indicator_id,
        shown.period,
        found.value,
        found.value_on,
        found.numerator,
        found.denominator,
        found.is_counted_here,
        found.unknown_reason,
        case when found.is_counted_here then targets.target end as target,
        targets.milestones_asked,
        targets.milestones_reached,
        targets.milestone_words,
        targets.target_start_on,
        targets.target_end_on,
        targets.time_elapsed_ratio,
        indicators.direction,
        indicators.name_zh as indicator_name,
        indicators.unit,
        indicators.counted_unit,
        indicators.is_headline,
        found.deliveries_expected + coalesce(milestones.expected_count, 0) as deliveries_expected,
        found.deliveries_received + coalesce(milestones.received_count, 0) as deliveries_received,
        found.deliveries_late + coalesce(milestones.late_count, 0) as deliveries_late,
        greatest(found.latest_reported_on, milestones.latest_reported_on) as latest_reported_on,
        case
            when found.missing_deliveries is null then milestones.missing_deliveries
            when milestones.missing_deliveries is null then found.missing_deliveries
            else found.missing_deliveries || '；' || milestones.missing_deliveries
        end as missing_deliveries
    from {{ ref('indicators') }} as indicators
    inner join {{ ref('key_works') }} as works on indicators.key_work = works.key_work
    inner join months
        on
            months.year >= coalesce(works.from_year, months.year)
            and months.year <= coalesce(works.until_year, months.year)
    inner join {{ ref('dim_periods') }} as shown
        on
            indicators.progress_period = shown.period_kind
            and months.as_of_month = shown.as_of_month
    inner join {{ ref('int_indicator_values') }} as found
        on indicators.indicator_id = found.indicator_id and shown.period = found.period
    left join {{ ref('int_target_progress') }} as targets
        on
            found.indicator_id = targets.indicator_id
            and found.area_code = targets.area_code and months.as_of_month = targets.as_of_month
    left join {{ ref('int_feed_arrivals') }} as milestones
        on
            targets.milestones_asked > 0
            and milestones.feed = 'milestones' and milestones.window_kind = 'until'
            and shown.period = milestones.period and found.area_code = milestones.area_code
)

select
    *,
    case
        when milestones_asked is not null
            then {{ ratio('milestones_reached', 'milestones_asked') }}
        when direction = 'down' then {{ ratio('target', 'value') }}
        else {{ ratio('value', 'target') }}
    end as achieved_ratio
from standing

-- One row per indicator, period and area, whether or not there is a value: known, 0 or unknown.
{{ config(materialized='table') }}

with areas as (
    select
        area_code,
        area_level
    from {{ ref('dim_areas') }}
    where area_level in ('district', 'town') and not is_unknown
),

cells as (
    select
        indicators.indicator_id,
        periods.period,
        areas.area_code,
        indicators.is_zero_when_empty,
        indicators.missing_month = 'unknown' as needs_deliveries,
        areas.area_level = 'district'
        or (indicators.area_level = 'town' and untold.period is null) as is_counted_here,
        found.value,
        found.value_on,
        found.numerator,
        found.denominator,
        coalesce(arrivals.deliveries_expected, 0) as deliveries_expected,
        coalesce(arrivals.deliveries_received, 0) as deliveries_received,
        coalesce(arrivals.deliveries_late, 0) as deliveries_late,
        arrivals.latest_reported_on,
        arrivals.missing_deliveries,
        coalesce(arrivals.is_any_feed_silent, false) as is_any_feed_silent
    from {{ ref('indicators') }} as indicators
    cross join {{ ref('dim_periods') }} as periods
    cross join areas
    left join {{ ref('int_counted_values') }} as found
        on
            indicators.indicator_id = found.indicator_id
            and periods.period = found.period and areas.area_code = found.area_code
    left join {{ ref('int_untold_towns') }} as untold
        on indicators.indicator_id = untold.indicator_id and periods.period = untold.period
    left join {{ ref('int_indicator_arrivals') }} as arrivals
        on
            indicators.indicator_id = arrivals.indicator_id
            and periods.period = arrivals.period and areas.area_code = arrivals.area_code
),

judged as (
    select
        *,
        -- What was counted is known, whoever delivered it; only a delivery can say 'none'.
        is_counted_here and (
            coalesce(value, 0) <> 0
            or value_on is not null
            or not (is_any_feed_silent or (needs_deliveries and deliveries_received = 0))
        ) as is_known
    from cells
)

select
    indicator_id,
    period,
    area_code,
    case
        when not is_known then null
        when value is null and is_zero_when_empty then 0
        else value
    end as value,
    case when is_known then value_on end as value_on,
    case when is_known then numerator end as numerator,
    case when is_known then denominator end as denominator,
    is_counted_here,
    deliveries_expected,
    deliveries_received,
    deliveries_late,
    latest_reported_on,
    missing_deliveries,
    deliveries_expected = deliveries_received as is_complete,
    case
        when not is_counted_here then '不分镇街统计'
        when is_any_feed_silent and not is_known then '未收到报送'
        when not is_known then '不在应报期内'
        when value is not null or value_on is not null or is_zero_when_empty then null
        when needs_deliveries then '期内没有发生'
        else '期内没有标准'
    end as unknown_reason
from judged

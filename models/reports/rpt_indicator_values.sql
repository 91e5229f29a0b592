-- One row per indicator, period and area (the district, each town): the value and its freshness.
select
    found.indicator_id,
    found.period,
    found.area_code,
    found.value,
    found.value_on,
    found.numerator,
    found.denominator,
    indicators.key_work,
    indicators.name_zh as indicator_name,
    indicators.unit,
    periods.period_kind,
    periods.year,
    periods.as_of_month,
    areas.area_name,
    found.is_complete,
    found.unknown_reason,
    found.deliveries_expected,
    found.deliveries_received,
    found.deliveries_late,
    found.missing_deliveries,
    found.latest_reported_on
from {{ ref('int_indicator_values') }} as found
inner join {{ ref('indicators') }} as indicators on found.indicator_id = indicators.indicator_id
inner join {{ ref('dim_periods') }} as periods on found.period = periods.period
inner join {{ ref('dim_areas') }} as areas on found.area_code = areas.area_code

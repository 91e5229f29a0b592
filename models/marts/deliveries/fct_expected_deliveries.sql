-- One row per feed, deliverer and month for which a delivery is expected.
with deliverers as (
    select
        area_code,
        area_level,
        valid_from,
        valid_to
    from {{ ref('dim_areas') }}
    where area_level in ('town', 'district') and not is_unknown
),

expected_months as (
    select
        expected.feed,
        expected.deliverer_level,
        expected.cadence,
        expected.due_day,
        months.month,
        months.month_end,
        months.year
    from {{ ref('expected_deliveries') }} as expected
    inner join {{ ref('dim_months') }} as months on expected.from_month <= months.month
    where
        months.is_within_horizon
        and (expected.until_month is null or months.month <= expected.until_month)
        and (
            expected.cadence = 'monthly'
            or (expected.cadence = 'register' and months.is_quarter_end)
            or (expected.cadence = 'yearly' and expected.due_month = months.month_number)
        )
)

select
    expected_months.feed,
    deliverers.area_code as town_code,
    expected_months.month,
    expected_months.cadence,
    cast({{ dbt.dateadd('day', 'expected_months.due_day', 'expected_months.month_end') }} as date)
        as due_on,
    case expected_months.cadence
        when 'yearly' then cast(cast(expected_months.year as string) || '-01-01' as date)
        else expected_months.month
    end as first_month,
    case expected_months.cadence
        when 'yearly' then cast(cast(expected_months.year as string) || '-12-01' as date)
        when 'monthly' then expected_months.month
    end as last_month
from expected_months
-- A town owes the lists of months in which it was a town, be it for a day.
inner join deliverers
    on
        expected_months.deliverer_level = deliverers.area_level
        and (deliverers.valid_from is null or expected_months.month_end >= deliverers.valid_from)
        and (deliverers.valid_to is null or expected_months.month <= deliverers.valid_to)

-- One row per month from the first expected delivery to the horizon.
-- The horizon is the last month of the monthly lists in force: a wrong date in a register
-- must not open decades of missing deliveries.
with expected as (
    select
        feed,
        max(cadence) as cadence,
        min(from_month) as from_month
    from {{ ref('expected_deliveries') }}
    group by feed
),

first_month as (
    select min(from_month) as month from expected
),

horizon as (
    select
        coalesce(
            max(case when expected.cadence = 'monthly' then deliveries.period_end end),
            max(deliveries.period_end)
        ) as month
    from {{ ref('stg_deliveries') }} as deliveries
    left join expected on deliveries.feed = expected.feed
    where deliveries.state = 'in_force'
),

numbers as (
    {{ dbt.generate_series(600) }}
),

months as (
    select
        cast({{ dbt.dateadd(
            'month', 'cast(numbers.generated_number as integer) - 1', 'first_month.month'
        ) }} as date) as month
    from numbers
    cross join first_month
)

select
    months.month,
    cast(extract(year from months.month) as integer) as year,
    cast(extract(month from months.month) as integer) as month_number,
    {{ dbt.last_day('months.month', 'month') }} as month_end,
    extract(month from months.month) in (3, 6, 9, 12) as is_quarter_end
from months
inner join horizon on months.month <= horizon.month

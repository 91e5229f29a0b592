-- One row per month from the first expected delivery to the last month that a list in force holds.
-- Deliveries are expected up to the horizon: the last month of a monthly list that another list
-- bears out, by its own month or the day it was reported. One wrong date must not open decades
-- of missing deliveries.
{{ config(meta={'known_by_rows': true}) }}
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

lists as (
    select
        deliveries.delivery_id,
        deliveries.period_end,
        case when expected.cadence = 'monthly' then deliveries.period_end end as list_month,
        {{ month_of('deliveries.reported_on') }} as reported_month,
        {{ month_of('deliveries.latest_on') }} as latest_month
    from {{ ref('stg_deliveries') }} as deliveries
    left join expected on deliveries.feed = expected.feed
    -- Rows put right later bear their own list's month out, and no more.
    where deliveries.state = 'in_force' and deliveries.completes is null
),

borne_out as (
    select max(lists.list_month) as month
    from lists
    inner join lists as witnesses
        on
            lists.delivery_id <> witnesses.delivery_id
            and (
                -- The first list of a new month is believed.
                lists.list_month
                <= cast({{ dbt.dateadd('month', 1, 'witnesses.list_month') }} as date)
                or lists.list_month <= witnesses.reported_month
            )
),

horizon as (
    select coalesce(max(borne_out.month), max(lists.list_month), max(lists.period_end)) as month
    from lists
    cross join borne_out
),

calendar_end as (
    select coalesce(max(lists.latest_month), max(horizon.month)) as month
    from horizon
    left join lists
        on
            horizon.month <= lists.latest_month
            and (
                lists.latest_month <= lists.reported_month
                or lists.latest_month
                <= cast({{ dbt.dateadd('month', 2, 'horizon.month') }} as date)
            )
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
    extract(month from months.month) in (3, 6, 9, 12) as is_quarter_end,
    months.month <= horizon.month as is_within_horizon
from months
cross join horizon
inner join calendar_end on months.month <= calendar_end.month

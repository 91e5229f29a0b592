-- One row per measure of money, period and town: whom it reached, all of it, the largest part.
{{ config(materialized='table') }}

-- Sums above 0 only grow: the largest to date is the largest that any month has seen.
with running as (
    select
        *,
        sum(amount_yuan) over (
            partition by measure, town_code, recipient, extract(year from month)
            order by month nulls last
            rows between unbounded preceding and current row
        ) as to_date_yuan,
        row_number() over (
            partition by measure, town_code, recipient, extract(year from month)
            order by month nulls last
        ) as month_place
    from {{ ref('int_recipient_months') }}
),

by_month as (
    select
        measure,
        town_code,
        month,
        count(*) as recipient_count,
        sum(case when month_place = 1 then 1 else 0 end) as new_count,
        sum(amount_yuan) as amount_yuan,
        max(amount_yuan) as largest_yuan,
        max(to_date_yuan) as largest_to_date
    from running
    group by measure, town_code, month
)

select
    by_month.measure,
    periods.period,
    by_month.town_code,
    cast(sum(
        case periods.period_kind
            when 'month' then by_month.recipient_count else by_month.new_count
        end
    ) as bigint) as recipient_count,
    cast(sum(by_month.amount_yuan) as decimal(18, 2)) as amount_yuan,
    cast(max(
        case periods.period_kind
            when 'month' then by_month.largest_yuan else by_month.largest_to_date
        end
    ) as decimal(18, 2)) as largest_yuan
from by_month
inner join {{ ref('dim_periods') }} as periods
    on by_month.month between periods.first_month and periods.last_month
group by by_month.measure, periods.period, by_month.town_code

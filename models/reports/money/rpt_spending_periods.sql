-- One row per month or year to date, programme or all, and town or all: money that reached people.
select
    'month' as period_kind,
    month as as_of_month,
    programme_code,
    town_code,
    payment_count,
    met as people_count,
    amount_yuan,
    yuan as largest_recipient_yuan
from {{ ref('int_spending_months') }}
union all
select
    'to_date' as period_kind,
    calendar.month as as_of_month,
    months.programme_code,
    months.town_code,
    cast(sum(months.payment_count) as bigint) as payment_count,
    cast(sum(months.begun) as bigint) as people_count,
    cast(sum(months.amount_yuan) as decimal(18, 2)) as amount_yuan,
    cast(max(months.reached) as decimal(18, 2)) as largest_recipient_yuan
from {{ ref('int_spending_months') }} as months
inner join {{ ref('dim_months') }} as calendar
    on months.year = calendar.year and months.month <= calendar.month
group by calendar.month, months.programme_code, months.town_code

-- One row per month or year to date, programme or all, and town or all: money that reached people.
with recipient_months as (
    select
        person_key,
        paid_month as month,
        cast(extract(year from max(paid_month)) as integer) as year,
        coalesce(programme_code, 'all') as programme_code,
        coalesce(town_code, 'all') as town_code,
        count(*) as payment_count,
        max(case when amount_yuan > 0 then paid_month end) as met_month,
        sum(amount_yuan) as amount_yuan
    from {{ ref('fct_payments') }}
    group by person_key, paid_month, cube(programme_code, town_code)
),

recipients as (
    select
        recipient_months.*,
        min(recipient_months.met_month) over (
            partition by
                recipient_months.person_key,
                recipient_months.programme_code,
                recipient_months.town_code,
                recipient_months.year
        ) as first_met_month,
        sum(recipient_months.amount_yuan) over (
            partition by
                recipient_months.person_key,
                recipient_months.programme_code,
                recipient_months.town_code,
                recipient_months.year
            order by recipient_months.month asc nulls last
        ) as reached_yuan
    from recipient_months
),

months as (
    select
        programme_code,
        town_code,
        year,
        month,
        sum(payment_count) as payment_count,
        count(met_month) as people_count,
        sum(case when month = first_met_month then 1 else 0 end) as new_people_count,
        sum(amount_yuan) as amount_yuan,
        max(amount_yuan) as largest_yuan,
        max(reached_yuan) as largest_reached_yuan
    from recipients
    group by programme_code, town_code, year, month
),

periods as (
    select
        'month' as period_kind,
        month as as_of_month,
        programme_code,
        town_code,
        payment_count,
        people_count,
        amount_yuan,
        largest_yuan as largest_recipient_yuan
    from months
    union all
    select
        'to_date' as period_kind,
        calendar.month as as_of_month,
        months.programme_code,
        months.town_code,
        sum(months.payment_count) as payment_count,
        sum(months.new_people_count) as people_count,
        sum(months.amount_yuan) as amount_yuan,
        max(months.largest_reached_yuan) as largest_recipient_yuan
    from months
    inner join {{ ref('dim_months') }} as calendar
        on months.year = calendar.year and months.month <= calendar.month
    group by calendar.month, months.programme_code, months.town_code
)

select
    period_kind,
    as_of_month,
    programme_code,
    town_code,
    cast(payment_count as bigint) as payment_count,
    cast(people_count as bigint) as people_count,
    cast(amount_yuan as decimal(18, 2)) as amount_yuan,
    cast(largest_recipient_yuan as decimal(18, 2)) as largest_recipient_yuan
from periods

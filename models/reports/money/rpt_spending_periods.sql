-- One row per month or year to date, programme or all, and town or all: money that reached people.
with town_months as (
    select
        programme_code,
        town_code,
        paid_month as month,
        cast(extract(year from paid_month) as integer) as year,
        count(*) as payment_count,
        sum(amount_yuan) as amount_yuan
    from {{ ref('fct_payments') }}
    group by programme_code, town_code, paid_month
),

sums as (
    select
        coalesce(programme_code, 'all') as programme_code,
        coalesce(town_code, 'all') as town_code,
        month,
        year,
        cast(sum(payment_count) as bigint) as payment_count,
        sum(amount_yuan) as amount_yuan
    from town_months
    group by month, year, cube(programme_code, town_code)
),

months as (
    select
        {%- for name in ['yuan', 'reached', 'met', 'begun'] %}
        {{ month_of_year(name, 'extract(month from sums.month)') }} as {{ name }},
        {%- endfor %}
        sums.*
    from sums
    inner join {{ ref('int_spending_years') }} as years
        on
            sums.programme_code = years.programme_code
            and sums.town_code = years.town_code
            and sums.year = years.year
)

select
    'month' as period_kind,
    month as as_of_month,
    programme_code,
    town_code,
    payment_count,
    met as people_count,
    cast(amount_yuan as decimal(18, 2)) as amount_yuan,
    cast(yuan as decimal(18, 2)) as largest_recipient_yuan
from months
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
from months
inner join {{ ref('dim_months') }} as calendar
    on months.year = calendar.year and months.month <= calendar.month
group by calendar.month, months.programme_code, months.town_code

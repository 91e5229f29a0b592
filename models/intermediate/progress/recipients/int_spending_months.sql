-- One row per month of payment, programme or all, and town or all: people met and largest sums.
{{ config(materialized='table') }}
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
)

select
    {%- for name in ['yuan', 'reached', 'met', 'begun'] %}
    {{ month_of_year(name, 'extract(month from sums.month)') }} as {{ name }},
    {%- endfor %}
    sums.programme_code,
    sums.town_code,
    sums.month,
    sums.year,
    sums.payment_count,
    cast(sums.amount_yuan as decimal(18, 2)) as amount_yuan
from sums
inner join {{ ref('int_spending_years') }} as years
    on
        sums.programme_code = years.programme_code
        and sums.town_code = years.town_code
        and sums.year = years.year

-- One row per month or year to date, programme or all, and town or all: money that reached people.
{% set year_of_payment = 'cast(extract(year from paid_month) as integer)' -%}
with sums as (
    select
        coalesce(programme_code, 'all') as programme_code,
        coalesce(town_code, 'all') as town_code,
        paid_month as month,
        {{ year_of_payment }} as year,
        count(*) as payment_count,
        sum(amount_yuan) as amount_yuan
    from {{ ref('fct_payments') }}
    group by paid_month, {{ year_of_payment }}, cube(programme_code, town_code)
),

-- A year's months stand side by side: as rows they would have to be sorted to be added up.
recipients as (
    select
        {%- for number in range(1, 13) %}
        sum(case when extract(month from paid_month) = {{ number }} then amount_yuan end)
            as yuan_{{ number }},
        sum(case when extract(month from paid_month) <= {{ number }} then amount_yuan end)
            as reached_{{ number }},
        max(case when extract(month from paid_month) = {{ number }} and amount_yuan > 0 then 1 end)
            as met_{{ number }},
        {%- endfor %}
        min(case when amount_yuan > 0 then extract(month from paid_month) end) as first_met,
        coalesce(programme_code, 'all') as programme_code,
        coalesce(town_code, 'all') as town_code,
        {{ year_of_payment }} as year
    from {{ ref('fct_payments') }}
    group by person_key, {{ year_of_payment }}, cube(programme_code, town_code)
),

years as (
    select
        {%- for number in range(1, 13) %}
        max(yuan_{{ number }}) as yuan_{{ number }},
        max(reached_{{ number }}) as reached_{{ number }},
        count(met_{{ number }}) as met_{{ number }},
        count(case when first_met = {{ number }} then 1 end) as begun_{{ number }},
        {%- endfor %}
        programme_code,
        town_code,
        year
    from recipients
    group by programme_code, town_code, year
),

months as (
    select
        {%- for name in ['yuan', 'reached', 'met', 'begun'] %}
        {{ month_of_year(name, 'extract(month from sums.month)') }} as {{ name }},
        {%- endfor %}
        sums.*
    from sums
    inner join years
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

-- One row per measure of money, period and town: whom it reached, all of it, the largest part.
{{ config(materialized='table') }}

with recipients as (
    select
        {%- for number in range(1, 13) %}
        {{ year_to_date('yuan', number) }} as to_date_{{ number }},
        {%- endfor %}
        {{ first_month_of_year('yuan') }} as first_month,
        recipient_years.*
    from {{ ref('int_recipient_years') }} as recipient_years
),

years as (
    select
        {%- for number in range(1, 13) %}
        count(yuan_{{ number }}) as met_{{ number }},
        count(case when first_month = {{ number }} then 1 end) as begun_{{ number }},
        sum(yuan_{{ number }}) as yuan_{{ number }},
        max(yuan_{{ number }}) as largest_{{ number }},
        max(to_date_{{ number }}) as to_date_{{ number }},
        {%- endfor %}
        measure,
        town_code,
        year
    from recipients
    group by measure, town_code, year
),

by_month as (
    select
        {%- for name in ['met', 'begun', 'yuan', 'largest', 'to_date'] %}
        {{ month_of_year(name, 'extract(month from months.last_month)') }} as {{ name }},
        {%- endfor %}
        years.measure,
        years.town_code,
        months.last_month as month
    from years
    inner join {{ ref('dim_periods') }} as months
        on years.year = extract(year from months.last_month)
    where months.period_kind = 'month'
)

select
    by_month.measure,
    periods.period,
    by_month.town_code,
    cast(sum(
        case periods.period_kind when 'month' then by_month.met else by_month.begun end
    ) as bigint) as recipient_count,
    cast(sum(by_month.yuan) as decimal(18, 2)) as amount_yuan,
    -- Sums above 0 only grow: the largest to date is the largest that any month has seen.
    cast(max(
        case periods.period_kind when 'month' then by_month.largest else by_month.to_date end
    ) as decimal(18, 2)) as largest_yuan
from by_month
inner join {{ ref('dim_periods') }} as periods
    on by_month.month between periods.first_month and periods.last_month
where by_month.met > 0
group by by_month.measure, periods.period, by_month.town_code

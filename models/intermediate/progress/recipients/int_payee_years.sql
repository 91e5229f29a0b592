-- One row per payee of a list, programme, town and year: yuan by month, all and above 0.
{{ config(materialized='table') }}
with payments as (
    select
        person_key,
        programme_code,
        town_code,
        cast(extract(year from paid_month) as integer) as year,
        extract(month from paid_month) as month,
        amount_yuan as yuan,
        case when amount_yuan > 0 then amount_yuan end as above
    from {{ ref('fct_payments') }}
)

-- A year's months stand side by side: as rows they would have to be sorted to be added up.
select
    {%- for number in range(1, 13) %}
    cast(sum(case month when {{ number }} then yuan end) as decimal(18, 2)) as yuan_{{ number }},
    cast(sum(case month when {{ number }} then above end) as decimal(18, 2)) as above_{{ number }},
    {%- endfor %}
    person_key,
    programme_code,
    town_code,
    year
from payments
group by person_key, programme_code, town_code, year

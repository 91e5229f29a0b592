-- One row per payee of a list, programme, town and year: yuan by month, all and above 0.
{{ config(materialized='table') }}
{% set year = 'cast(extract(year from payments.paid_month) as integer)' -%}
{% set month = 'extract(month from payments.paid_month)' -%}
-- A year's months stand side by side: as rows they would have to be sorted to be added up.
with sums as (
    select
        {%- for number in range(1, 13) %}
        cast(
            sum(case {{ month }} when {{ number }} then payments.amount_yuan end) as decimal(18, 2)
        ) as yuan_{{ number }},
        {%- endfor %}
        payments.person_key,
        payments.programme_code,
        payments.town_code,
        {{ year }} as year
    from {{ ref('fct_payments') }} as payments
    group by payments.person_key, payments.programme_code, payments.town_code, {{ year }}
),

-- Only where money was taken back is a sum another than that of what is above 0.
taken_back as (
    select distinct
        payments.person_key,
        payments.programme_code,
        payments.town_code,
        {{ year }} as year
    from {{ ref('fct_payments') }} as payments
    where payments.amount_yuan < 0
),

above as (
    select
        {%- for number in range(1, 13) %}
        cast(
            sum(
                case
                    when payments.amount_yuan > 0 and {{ month }} = {{ number }}
                        then payments.amount_yuan
                end
            ) as decimal(18, 2)
        ) as above_{{ number }},
        {%- endfor %}
        taken_back.person_key,
        taken_back.programme_code,
        taken_back.town_code,
        taken_back.year
    from taken_back
    inner join {{ ref('fct_payments') }} as payments
        on
            taken_back.person_key = payments.person_key
            and taken_back.programme_code = payments.programme_code
            and taken_back.town_code = payments.town_code
            and taken_back.year = {{ year }}
    group by
        taken_back.person_key, taken_back.programme_code, taken_back.town_code, taken_back.year
)

select
    {%- for number in range(1, 13) %}
    sums.yuan_{{ number }},
    case when above.person_key is null then sums.yuan_{{ number }} else above.above_{{ number }} end
        as above_{{ number }},
    {%- endfor %}
    sums.person_key,
    sums.programme_code,
    sums.town_code,
    sums.year
from sums
left join above
    on
        sums.person_key = above.person_key
        and sums.programme_code = above.programme_code
        and sums.town_code = above.town_code
        and sums.year = above.year

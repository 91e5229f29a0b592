-- One row per measure of money, town, recipient and year: what reached them, by month.
-- A measure is a programme, or an indicator of donations. Money taken back is left out.
with donations as (
    select
        town_code,
        donor_id,
        received_month,
        pledged_yuan,
        received_yuan,
        remitted_yuan,
        coalesce(remitted_month, received_month) as remitted_month
    from {{ ref('fct_donations') }}
),

gifts as (
    {%- for kind in ['pledged', 'received', 'remitted'] %}
    {%- set month = ('remitted' if kind == 'remitted' else 'received') ~ '_month' %}
    select
        'kw09_{{ kind }}' as measure,
        town_code,
        donor_id as recipient,
        cast(extract(year from {{ month }}) as integer) as year,
        extract(month from {{ month }}) as month,
        {{ kind }}_yuan as yuan
    from donations
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    {%- for number in range(1, 13) %}
    above_{{ number }} as yuan_{{ number }},
    {%- endfor %}
    programme_code as measure,
    town_code,
    person_key as recipient,
    year
from {{ ref('int_payee_years') }}
union all
select
    {%- for number in range(1, 13) %}
    cast(sum(case month when {{ number }} then yuan end) as decimal(18, 2)) as yuan_{{ number }},
    {%- endfor %}
    measure,
    town_code,
    recipient,
    year
from gifts
where yuan > 0
group by measure, town_code, recipient, year

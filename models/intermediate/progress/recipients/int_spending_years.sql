-- One row per programme or all, town or all, and year: by month, people met and the largest sums.
with many as (
    select
        person_key,
        year
    from {{ ref('int_payee_years') }}
    group by person_key, year
    having count(*) > 1
),

-- Who drew one programme of one town in the year counts alike in all; others are summed here.
recipients as (
    select
        payee_years.*,
        true as is_single
    from {{ ref('int_payee_years') }} as payee_years
    left join many
        on payee_years.person_key = many.person_key and payee_years.year = many.year
    where many.person_key is null
    union all
    select
        {%- for number in range(1, 13) %}
        cast(sum(payee_years.yuan_{{ number }}) as decimal(18, 2)) as yuan_{{ number }},
        max(payee_years.above_{{ number }}) as above_{{ number }},
        {%- endfor %}
        payee_years.person_key,
        coalesce(payee_years.programme_code, 'all') as programme_code,
        coalesce(payee_years.town_code, 'all') as town_code,
        payee_years.year,
        false as is_single
    from {{ ref('int_payee_years') }} as payee_years
    inner join many
        on payee_years.person_key = many.person_key and payee_years.year = many.year
    group by
        payee_years.person_key,
        payee_years.year,
        cube(payee_years.programme_code, payee_years.town_code)
),

to_date as (
    select
        {%- for number in range(1, 13) %}
        cast({{ year_to_date('yuan', number) }} as decimal(18, 2)) as reached_{{ number }},
        {%- endfor %}
        {{ first_month_of_year('above') }} as first_met,
        recipients.*
    from recipients
),

counted as (
    select
        {%- for number in range(1, 13) %}
        max(yuan_{{ number }}) as yuan_{{ number }},
        max(reached_{{ number }}) as reached_{{ number }},
        count(above_{{ number }}) as met_{{ number }},
        count(case when first_met = {{ number }} then 1 end) as begun_{{ number }},
        {%- endfor %}
        programme_code,
        town_code,
        year,
        is_single
    from to_date
    group by programme_code, town_code, year, is_single
),

wider as (
    {%- for programme, town in [('', ''), ('all', ''), ('', 'all'), ('all', 'all')] %}
    select
        '{{ programme }}' as programme,
        '{{ town }}' as town
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    {%- for number in range(1, 13) %}
    max(counted.yuan_{{ number }}) as yuan_{{ number }},
    max(counted.reached_{{ number }}) as reached_{{ number }},
    cast(sum(counted.met_{{ number }}) as bigint) as met_{{ number }},
    cast(sum(counted.begun_{{ number }}) as bigint) as begun_{{ number }},
    {%- endfor %}
    coalesce(nullif(wider.programme, ''), counted.programme_code) as programme_code,
    coalesce(nullif(wider.town, ''), counted.town_code) as town_code,
    counted.year
from counted
inner join wider on counted.is_single or (wider.programme = '' and wider.town = '')
group by
    coalesce(nullif(wider.programme, ''), counted.programme_code),
    coalesce(nullif(wider.town, ''), counted.town_code),
    counted.year

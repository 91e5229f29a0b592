-- One row per month of payment, programme or all, and town or all: distinct people of that month.
-- A person's months of a year stand side by side: as rows, with all and all, they are many more.
with people as (
    select
        {%- for number in range(1, 13) %}
        max(case when extract(month from month) = {{ number }} then 1 end) as met_{{ number }},
        {%- endfor %}
        coalesce(programme_code, 'all') as programme_code,
        coalesce(town_code, 'all') as town_code,
        cast(extract(year from month) as integer) as year
    from {{ ref('fct_people_paid') }}
    group by
        person_key,
        cast(extract(year from month) as integer),
        cube(programme_code, town_code)
),

years as (
    select
        {%- for number in range(1, 13) %}
        count(met_{{ number }}) as met_{{ number }},
        {%- endfor %}
        programme_code,
        town_code,
        year
    from people
    group by programme_code, town_code, year
),

months as (
    select distinct month
    from {{ ref('fct_people_paid') }}
),

by_month as (
    select
        months.month,
        years.programme_code,
        years.town_code,
        {{ month_of_year('met', 'extract(month from months.month)') }} as people_count
    from years
    inner join months on years.year = extract(year from months.month)
)

select
    month,
    programme_code,
    town_code,
    people_count
from by_month
where people_count > 0

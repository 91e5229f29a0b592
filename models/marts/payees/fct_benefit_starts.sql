-- One row per person, programme or all, town or all, and year: the first month of payment in it.
{{ config(meta={'by_person': 'person_key'}) }}
with person_years as (
    select
        person_key,
        programme_code,
        town_code,
        cast(extract(year from month) as integer) as year,
        min(month) as first_month
    from {{ ref('fct_people_paid') }}
    group by person_key, programme_code, town_code, cast(extract(year from month) as integer)
)

select
    person_key,
    coalesce(programme_code, 'all') as programme_code,
    coalesce(town_code, 'all') as town_code,
    year,
    min(first_month) as first_month
from person_years
group by person_key, year, cube(programme_code, town_code)

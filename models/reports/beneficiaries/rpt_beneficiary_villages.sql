-- One row per as-of month, programme or all, and village: people of the year so far.
with people as (
    select
        person_key,
        programme_code,
        town_code,
        village_code,
        month,
        cast(extract(year from month) as integer) as year
    from {{ ref('fct_people_paid') }}
),

person_years as (
    select
        person_key,
        coalesce(programme_code, 'all') as programme_code,
        town_code,
        village_code,
        year,
        min(month) as first_month
    from people
    group by person_key, year, town_code, village_code, rollup(programme_code)
)

select
    months.month as as_of_month,
    person_years.programme_code,
    person_years.town_code,
    person_years.village_code,
    count(*) as people_count
from person_years
inner join {{ ref('dim_months') }} as months
    on person_years.year = months.year and person_years.first_month <= months.month
group by
    months.month,
    person_years.programme_code,
    person_years.town_code,
    person_years.village_code

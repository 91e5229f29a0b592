-- One row per as-of month, programme or all, town or all, sex and age band: people of the year.
with standing as (
    select
        months.month as as_of_month,
        benefits.programme_code,
        benefits.town_code,
        coalesce(people.sex, 'unknown') as sex,
        -- At the month's end whoever was born in it has had the birthday.
        cast(
            {{ dbt.datediff('people.birth_month', 'months.month', 'month') }}
            as integer
        ) as months_old
    from {{ ref('fct_benefit_starts') }} as benefits
    inner join {{ ref('dim_months') }} as months
        on benefits.year = months.year and benefits.first_month <= months.month
    left join {{ ref('dim_people') }} as people
        on benefits.person_key = people.person_key
),

banded as (
    select
        as_of_month,
        programme_code,
        town_code,
        sex,
        case
            when months_old < 0 or months_old is null then 'unknown'
            when months_old < 6 * 12 then '0-5'
            when months_old < 18 * 12 then '6-17'
            when months_old < 45 * 12 then '18-44'
            when months_old < 60 * 12 then '45-59'
            when months_old < 80 * 12 then '60-79'
            else '80+'
        end as age_band
    from standing
)

select
    as_of_month,
    programme_code,
    town_code,
    sex,
    age_band,
    count(*) as people_count
from banded
group by as_of_month, programme_code, town_code, sex, age_band

-- One row per as-of month, programme or all, and sex and age, or village: people.
create table kept.beneficiaries as
with started as (
    select
        starts.programme, starts.town, starts.year, starts.first_month, people.sex,
        people.birth_month, count(*) as people
    from kept.benefit_starts as starts
    left join kept.people as people on starts.person = people.person
    group by all
),

banded as (
    select
        months.month as as_of_month,
        started.programme,
        started.town,
        started.sex,
        case
            when datediff('month', started.birth_month, months.month) < 0 then 'unknown'
            when datediff('month', started.birth_month, months.month) < 6 * 12 then '0-5'
            when datediff('month', started.birth_month, months.month) < 18 * 12 then '6-17'
            when datediff('month', started.birth_month, months.month) < 45 * 12 then '18-44'
            when datediff('month', started.birth_month, months.month) < 60 * 12 then '45-59'
            when datediff('month', started.birth_month, months.month) < 80 * 12 then '60-79'
            when started.birth_month is null then 'unknown'
            else '80+'
        end as age_band,
        started.people
    from started
    inner join dim_months as months
        on started.year = months.year and started.first_month <= months.month
)

select as_of_month, programme, town, sex, age_band, cast(sum(people) as bigint) as people_count
from banded
group by all;

create table kept.village_counts as
with starts as (
    select person, year, town, village, programme, min(month) as first_month
    from kept.people_months
    group by person, year, town, village, rollup (programme)
),

started as (
    select town, village, programme, year, first_month, count(*) as people
    from starts
    group by all
)

select months.month as as_of_month, started.programme, started.town, started.village,
    cast(sum(started.people) as bigint) as people_count
from started
inner join dim_months as months
    on started.year = months.year and started.first_month <= months.month
group by all;

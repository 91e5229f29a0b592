-- One row per as-of month, programme or all, and town or all: people of this year and the last.
with starts as (
    select
        programme_code,
        town_code,
        person_key,
        year,
        first_month,
        cast({{ dbt.dateadd('year', 1, 'first_month') }} as date) as month_a_year_on
    from {{ ref('fct_benefit_starts') }}
),

counted as (
    select
        programme_code,
        town_code,
        first_month as month,
        1 as people,
        0 as people_last_year,
        0 as people_of_both
    from starts
    union all
    select
        programme_code,
        town_code,
        month_a_year_on as month,
        0 as people,
        1 as people_last_year,
        0 as people_of_both
    from starts
    union all
    select
        this_year.programme_code,
        this_year.town_code,
        greatest(this_year.first_month, last_year.month_a_year_on) as month,
        0 as people,
        0 as people_last_year,
        1 as people_of_both
    from starts as this_year
    inner join starts as last_year
        on
            this_year.person_key = last_year.person_key
            and this_year.programme_code = last_year.programme_code
            and this_year.town_code = last_year.town_code
            and this_year.year = last_year.year + 1
),

by_month as (
    select
        programme_code,
        town_code,
        month,
        sum(people) as people,
        sum(people_last_year) as people_last_year,
        sum(people_of_both) as people_of_both
    from counted
    group by programme_code, town_code, month
),

calendar as (
    select
        month,
        year,
        year > min(year) over () as has_last_year
    from {{ ref('dim_months') }}
)

select
    calendar.month as as_of_month,
    by_month.programme_code,
    by_month.town_code,
    cast(sum(by_month.people) as bigint) as people_count,
    cast(case when calendar.has_last_year then sum(by_month.people_last_year) end as bigint)
        as last_year_count,
    cast(case when calendar.has_last_year then sum(by_month.people_of_both) end as bigint)
        as stayed_count
from by_month
inner join calendar
    on
        cast(extract(year from by_month.month) as integer) = calendar.year
        and by_month.month <= calendar.month
group by calendar.month, calendar.has_last_year, by_month.programme_code, by_month.town_code

-- One row per as-of month, programme or all, and town or all: people of this year and the last.
create table kept.changes as
with both_years as (
    select
        this.programme, this.town,
        greatest(this.first_month, cast(last.first_month + interval 1 year as date)) as month,
        count(*) as people
    from kept.benefit_starts as this
    inner join kept.benefit_starts as last
        on
            this.person = last.person
            and this.programme is not distinct from last.programme
            and this.town is not distinct from last.town
            and this.year = last.year + 1
    group by all
),

starts as (
    select programme, town, first_month, count(*) as people
    from kept.benefit_starts
    group by all
),

counted as (
    select programme, town, first_month as month, people, 0 as people_last_year, 0 as people_of_both
    from starts
    union all
    select programme, town, cast(first_month + interval 1 year as date), 0, people, 0
    from starts
    union all
    select programme, town, month, 0, 0, people
    from both_years
),

calendar as (
    select month, year, year > min(year) over () as has_last_year
    from dim_months
)

select
    calendar.month as as_of_month, counted.programme, counted.town,
    cast(sum(people) as bigint) as people_count,
    cast(case when has_last_year then sum(people_last_year) end as bigint) as last_year_count,
    cast(case when has_last_year then sum(people_of_both) end as bigint) as stayed_count
from counted
inner join calendar on year(counted.month) = calendar.year and counted.month <= calendar.month
group by calendar.month, has_last_year, counted.programme, counted.town;

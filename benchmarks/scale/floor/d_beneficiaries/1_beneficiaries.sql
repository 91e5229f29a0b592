-- One row per person, programme or all, town or all, and year; reports of people by month.
create table kept.people_months as
select
    person, programme, town, village, month,
    cast(year(month) as integer) as year,
    coalesce(cast(enum_code(programme) as integer), -1) * 1000
    + coalesce(cast(enum_code(town) as integer), -1) as line
from kept.people_paid
group by person, programme, town, village, month;

-- Of most people and months there is one row, which stands in all four counts alike.
create table kept.beneficiary_month_counts as
with many as (
    select person, month
    from kept.people_months
    group by person, month
    having count(*) > 1
),

single as (
    select programme, town, month, count(*) as people
    from kept.people_months
    anti join many using (person, month)
    group by programme, town, month
),

many_rolled_up as (
    select person, month, programme, town
    from kept.people_months
    semi join many using (person, month)
    group by person, month, cube (programme, town)
),

parts as (
    select programme, town, month, sum(people) as people
    from single
    group by month, cube (programme, town)
    union all
    select programme, town, month, count(*)
    from many_rolled_up
    group by programme, town, month
)

select month, programme, town, cast(sum(people) as bigint) as people_count
from parts
group by month, programme, town;

create table kept.benefit_starts as
with many as (
    select person, year
    from kept.people_months
    group by person, year
    having min(line) <> max(line)
),

single as (
    select person, year, any_value(programme) as programme, any_value(town) as town,
        min(month) as first_month
    from kept.people_months
    anti join many using (person, year)
    group by person, year
)

select
    person,
    case when is_programme then programme end as programme,
    case when is_town then town end as town,
    year,
    first_month
from single
cross join (values (true, true), (true, false), (false, true), (false, false))
    as sets(is_programme, is_town)
union all
select person, programme, town, year, min(month)
from kept.people_months
semi join many using (person, year)
group by person, year, cube (programme, town);

-- One row per month or year to date, programme or all, and town or all: money that reached people.
create table kept.spending_periods as
with single as (
    select
        *,
        min(case when is_met then month end) over (partition by person, year) as first_met,
        sum(amount_yuan) over (partition by person, year order by month nulls last) as reached_yuan
    from kept.recipient_months
    anti join kept.many_lines using (person, year)
),

many_months as (
    select
        person, year, month, programme, town,
        sum(payment_count) as payment_count,
        bool_or(is_met) as is_met,
        sum(amount_yuan) as amount_yuan
    from kept.recipient_months
    semi join kept.many_lines using (person, year)
    group by person, year, month, cube (programme, town)
),

many as (
    select
        *,
        min(case when is_met then month end) over (
            partition by person, programme, town, year
        ) as first_met,
        sum(amount_yuan) over (
            partition by person, programme, town, year order by month nulls last
        ) as reached_yuan
    from many_months
),

single_lines as (
    select
        programme, town, year, month,
        sum(payment_count) as payment_count,
        count(*) filter (where is_met) as people_count,
        count(*) filter (where month = first_met) as new_count,
        sum(amount_yuan) as amount_yuan,
        max(amount_yuan) as largest_yuan,
        max(reached_yuan) as reached_yuan
    from single
    group by programme, town, year, month
),

parts as (
    select
        programme, town, year, month, sum(payment_count) as payment_count,
        sum(people_count) as people_count, sum(new_count) as new_count,
        sum(amount_yuan) as amount_yuan, max(largest_yuan) as largest_yuan,
        max(reached_yuan) as reached_yuan
    from single_lines
    group by year, month, cube (programme, town)
    union all
    select
        programme, town, year, month, sum(payment_count), count(*) filter (where is_met),
        count(*) filter (where month = first_met), sum(amount_yuan), max(amount_yuan),
        max(reached_yuan)
    from many
    group by programme, town, year, month
),

months as (
    select
        programme, town, year, month, sum(payment_count) as payment_count,
        sum(people_count) as people_count, sum(new_count) as new_count,
        sum(amount_yuan) as amount_yuan, max(largest_yuan) as largest_yuan,
        max(reached_yuan) as reached_yuan
    from parts
    group by programme, town, year, month
)

select 'month' as period_kind, month, programme, town, payment_count, people_count, amount_yuan,
    largest_yuan
from months
union all
select 'to_date', calendar.month, months.programme, months.town, sum(months.payment_count),
    sum(months.new_count), sum(months.amount_yuan), max(months.reached_yuan)
from months
inner join dim_months as calendar on months.year = calendar.year and months.month <= calendar.month
group by calendar.month, months.programme, months.town;

-- One row per programme, town and month; per period, programme or all, and town or all: money.
create table kept.recipient_months as
select
    person,
    programme,
    town,
    paid_month as month,
    cast(year(paid_month) as integer) as year,
    coalesce(cast(enum_code(programme) as integer), -1) * 1000
    + coalesce(cast(enum_code(town) as integer), -1) as line,
    count(*) as payment_count,
    bool_or(amount_yuan > 0) as is_met,
    sum(amount_yuan) as amount_yuan
from kept.lines
where is_payment
group by person, programme, town, paid_month;

create table kept.spending as
select
    programme,
    town,
    month,
    cast(sum(payment_count) as bigint) as payment_count,
    count(*) filter (where is_met) as people_count,
    cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan,
    cast(max(amount_yuan) as decimal(18, 2)) as largest_yuan
from kept.recipient_months
group by programme, town, month;

-- Who has one programme in one town in a year stands in all four sums alike: counted once.
create table kept.many_lines as
select person, year
from kept.recipient_months
group by person, year
having min(line) <> max(line);

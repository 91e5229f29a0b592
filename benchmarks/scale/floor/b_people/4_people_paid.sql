-- One row per payment to a household and member, and per payment above 0 and person who had it.
create macro share_of(amount, people, place) as cast(
    (
        (cast(amount * 100 as bigint) - cast(amount * 100 as bigint) % people) // people
        + case
            when place <= abs(cast(amount * 100 as bigint) % people)
                then sign(cast(amount * 100 as bigint) % people)
            else 0
        end
    ) * 0.01 as decimal(18, 2)
);

create table kept.member_payments as
select
    lines.delivery,
    lines.sheet,
    lines.source_row,
    members.person,
    members.number = 0 as is_head,
    lines.household,
    lines.programme,
    lines.town,
    lines.benefit_month,
    share_of(lines.amount_yuan, members.member_count, members.place) as amount_yuan
from kept.lines as lines
inner join kept.members as members
    on lines.household = members.household and lines.benefit_month = members.month
where lines.is_payment;

create table kept.people_paid as
select
    lines.delivery,
    lines.sheet,
    lines.source_row,
    coalesce(members.person, lines.person) as person,
    lines.programme,
    lines.town,
    coalesce(lines.village, cast(substr(lines.town, 1, 9) || '999' as place)) as village,
    lines.paid_month as month
from kept.lines as lines
left join kept.members as members
    on lines.household = members.household and lines.benefit_month = members.month
where lines.is_payment and lines.amount_yuan > 0;

-- A bit a month since 2010: five years fit, and whoever lists name has one number a feed.
create macro month_bit(month) as
    cast(1 as bigint) << ((year(month) - 2010) * 12 + month(month) - 1);

create macro is_left(bits, number) as bits >> number & 1 = 1 and bits >> (number + 1) & 1 = 0;

create table kept.absent_people as
select months.person, months.feed, cast(date '2010-02-01' + to_months(number) as date) as month
from (
    select person, feed, bit_or(month_bit(month)) as bits
    from (
        select person, feed, benefit_month as month from kept.lines where is_monthly
        union all
        select person, 'subsistence_payments', month from kept.members
    )
    group by person, feed
) as months
cross join (select cast(unnest(range(62)) as integer) as number)
where is_left(months.bits, number);

create table kept.absent_households as
select months.household, months.feed, cast(date '2010-02-01' + to_months(number) as date) as month
from (
    select household, feed, bit_or(month_bit(benefit_month)) as bits
    from kept.lines
    where is_monthly and household is not null
    group by household, feed
) as months
cross join (select cast(unnest(range(62)) as integer) as number)
where is_left(months.bits, number);

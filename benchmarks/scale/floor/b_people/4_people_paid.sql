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

create table kept.listed_people as
select person, feed, benefit_month as month from kept.lines
where is_monthly
union
select person, 'subsistence_payments', month from kept.members;

create table kept.listed_households as
select distinct household, feed, benefit_month as month
from kept.lines
where is_monthly and household is not null;

-- One row per row of the roll, per household and month, and per household, month and member.
create table kept.roll as
select
    hash(households.town_code || '-' || households.household_no) as household,
    cast(programmes.programme_code as programme) as programme,
    cast(households.benefit_month as date) as month,
    key_number(households.person_key) as person,
    cast(households.town_code as place) as town,
    cast(households.village_code as place) as village,
    households.members,
    cast(households.income_per_head as decimal(18, 2)) as income_yuan,
    cast(households.amount as decimal(18, 2)) as amount_yuan,
    coalesce(households.status, '成功') = '成功' as is_paid,
    cast(households.delivery_id as delivery) as delivery,
    cast(households.source_sheet as sheet) as sheet,
    households.source_row
from raw.subsistence_payments as households
left join dim_programmes as programmes
    on households.scheme = programmes.scheme and programmes.feed = 'subsistence_payments'
where not (households.amount = 0 and households.stop_reason is not null);

create table kept.members as
with people as (
    select household, person, month, 0 as number, town from kept.roll
    union all
    select
        roll.household,
        key_number(members.person_key) as person,
        roll.month,
        members.member_number as number,
        roll.town
    from raw.subsistence_members as members
    inner join kept.roll as roll
        on
            cast(members.delivery_id as delivery) = roll.delivery
            and cast(members.source_sheet as sheet) = roll.sheet
            and members.source_row = roll.source_row
    where members.person_key is not null
),

once as (
    select household, person, month, min(number) as number, any_value(town) as town
    from people
    group by household, person, month
)

select
    *,
    count(*) over (partition by household, month) as member_count,
    row_number() over (
        partition by household, month order by number asc nulls last, person asc nulls last
    ) as place
from once;

create table kept.household_months as
select
    household,
    programme,
    month,
    any_value(town) as town,
    max(village) as village,
    min(person) as person,
    max(members) as member_count,
    max(members) filter (where members between 0 and 99) as people_count,
    max(income_yuan) as income_yuan,
    cast(sum(case when is_paid then amount_yuan else 0 end) as decimal(18, 2)) as paid_yuan,
    count(*) filter (where is_paid and amount_yuan <> 0) as payment_count,
    arg_min(
        {'delivery': delivery, 'sheet': sheet, 'source_row': source_row},
        {
            'is_unpaid': not is_paid, 'less': -amount_yuan, 'delivery': delivery, 'sheet': sheet,
            'source_row': source_row
        }
    ) as told_by
from kept.roll
group by household, programme, month;

-- One view per published table of people and households: its columns, from narrow rows and words.
create view dim_people as
select
    person_key, birth_month, cast(sex as varchar) as sex,
    cast(coalesce(village, town) as varchar) as area_code, cast(town as varchar) as town_code,
    cast(village as varchar) as village_code, cast(id_check as varchar) as id_check_status,
    id_length, first_period, latest_period
from kept.people;

create view fct_household_members as
select
    households.household_id, households.household_no, people.person_key, members.month,
    members.number = 0 as is_head, members.number as member_number, members.member_count,
    cast(members.town as varchar) as town_code
from kept.members as members
left join kept.people as people on members.person = people.person
left join kept.households as households on members.household = households.household;

create view fct_household_months as
select
    households.household_id, households.household_no, people.person_key,
    cast(dues.programme as varchar) as programme_code, dues.month, dues.member_count,
    dues.income_yuan as income_per_head_yuan, dues.paid_yuan, dues.entitled_yuan,
    cast(dues.reason as varchar) as entitlement_reason, dues.payment_count,
    cast(dues.town as varchar) as town_code, cast(dues.village as varchar) as village_code,
    cast(dues.told_by.delivery as varchar) as delivery_id, dues.told_by.source_row,
    cast(dues.told_by.sheet as varchar) as source_sheet
from kept.household_dues as dues
left join kept.people as people on dues.person = people.person
left join kept.households as households on dues.household = households.household;

create view fct_benefit_starts as
select
    people.person_key,
    coalesce(cast(starts.programme as varchar), 'all') as programme_code,
    coalesce(cast(starts.town as varchar), 'all') as town_code,
    starts.year,
    starts.first_month
from kept.benefit_starts as starts
left join kept.people as people on starts.person = people.person;

create view fct_beneficiary_months as
select
    people.person_key, cast(months.programme as varchar) as programme_code, months.month,
    months.entitled_yuan, months.paid_yuan, cast(months.reason as varchar) as entitlement_reason,
    cast(months.town as varchar) as town_code, months.payment_count
from kept.beneficiary_months as months
left join kept.people as people on months.person = people.person;

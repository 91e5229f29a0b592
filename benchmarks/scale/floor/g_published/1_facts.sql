-- One view per published table of payments and lists: its columns, from narrow rows and words.
create macro row_id(delivery, sheet, source_row) as
    cast(delivery as varchar) || '-' || cast(sheet as varchar) || '-' || source_row;

create view kept.told_lines as
select
    row_id(lines.delivery, lines.sheet, lines.source_row) as payment_id,
    cast(lines.programme as varchar) as programme_code,
    people.person_key,
    cast(lines.town as varchar) as town_code,
    lines.benefit_month,
    lines.amount_yuan,
    lines.paid_on,
    cast(lines.delivery as varchar) as delivery_id,
    lines.source_row,
    cast(lines.sheet as varchar) as source_sheet,
    cast(lines.village as varchar) as village_code,
    lines.paid_month,
    lines.status as payment_status,
    cast(lines.feed as varchar) as feed,
    households.household_id,
    cast(lines.disability_level as integer) as disability_level,
    accounts.bank_account_key,
    cast(lines.certificate_level as integer) as certificate_level,
    lines.is_payment,
    lines.is_monthly,
    lines.stop_reason
from kept.lines as lines
left join kept.people as people on lines.person = people.person
left join kept.households as households on lines.household = households.household
left join kept.accounts as accounts on lines.account = accounts.account;

create view fct_payments as
select * exclude (is_payment, is_monthly, stop_reason) from kept.told_lines where is_payment;

create view fct_payment_failures as
select * exclude (is_payment, is_monthly, stop_reason, certificate_level)
from kept.told_lines
where payment_status in ('失败', '退回');

create view fct_programme_stops as
select
    person_key, programme_code, benefit_month as month, stop_reason, town_code, delivery_id,
    source_row, source_sheet, household_id
from kept.told_lines
where is_monthly and stop_reason is not null;

create view fct_member_payments as
select
    row_id(paid.delivery, paid.sheet, paid.source_row) as payment_id,
    people.person_key,
    paid.is_head,
    households.household_id,
    cast(paid.programme as varchar) as programme_code,
    cast(paid.town as varchar) as town_code,
    paid.benefit_month,
    paid.amount_yuan,
    cast(paid.delivery as varchar) as delivery_id,
    paid.source_row,
    cast(paid.sheet as varchar) as source_sheet
from kept.member_payments as paid
left join kept.people as people on paid.person = people.person
left join kept.households as households on paid.household = households.household;

create view fct_people_paid as
select
    row_id(paid.delivery, paid.sheet, paid.source_row) as payment_id,
    people.person_key,
    cast(paid.programme as varchar) as programme_code,
    cast(paid.town as varchar) as town_code,
    cast(paid.village as varchar) as village_code,
    paid.month
from kept.people_paid as paid
left join kept.people as people on paid.person = people.person;

create view fct_list_absences as
select people.person_key as subject_key, cast(absent.feed as varchar) as feed, absent.month
from kept.absent_people as absent
left join kept.people as people on absent.person = people.person
union all
select households.household_id, cast(absent.feed as varchar), absent.month
from kept.absent_households as absent
left join kept.households as households on absent.household = households.household;

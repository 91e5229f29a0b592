-- One row per household, and one per account: what a number stands for; error() where two share it.
create table kept.households as
select
    hash(town_code || '-' || household_no) as household,
    town_code || '-' || any_value(household_no) as household_id,
    any_value(household_no) as household_no
from raw.subsistence_payments
where household_no is not null
group by town_code, household_no;

create table kept.accounts as
select
    key_number(bank_account_key) as account,
    bank_account_key
from (
    select bank_account_key from raw.disability_allowance_payments
    union
    select bank_account_key from raw.disability_care_payments
    union
    select bank_account_key from raw.subsistence_payments
)
where bank_account_key is not null;

select case when count(*) > count(distinct household) then error('two households, one number') end
from kept.households;

select case when count(*) > count(distinct account) then error('two accounts, one number') end
from kept.accounts;

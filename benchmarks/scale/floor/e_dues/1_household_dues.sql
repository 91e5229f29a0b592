-- One row per household, programme and month, with what the standards give it.
create type reason as enum (
    'flat_rate', 'income_unknown', 'members_unknown', 'no_monthly_formula', 'no_payment',
    'no_standard', 'not_approved', 'outside_entitled_months', 'rate_by_level',
    'standard_minus_income', 'standard_per_head'
);

create table kept.household_dues as
select
    months.*,
    cast(case
        when rule = 'no_payment' then 0
        when rule = 'standard_per_head' then standard_yuan * people_count
        when standard_yuan is not null and income_yuan is not null
            then greatest(standard_yuan - income_yuan, 0) * people_count
    end as decimal(18, 2)) as entitled_yuan,
    cast(case
        when rule = 'no_payment' then rule
        when standard_yuan is null then 'no_standard'
        when people_count is null then 'members_unknown'
        when rule = 'standard_minus_income' and income_yuan is null then 'income_unknown'
        else rule
    end as reason) as reason
from kept.household_months as months
inner join (
    select
        cast(programmes.programme_code as programme) as programme,
        programmes.entitlement_rule as rule,
        calendar.month,
        standards.value as standard_yuan
    from dim_programmes as programmes
    -- Every month that a household stands for, whether or not the calendar has it.
    cross join (select distinct month from kept.household_months) as calendar
    left join dim_standards as standards
        on
            programmes.monthly_standard = standards.standard
            and standards.area_level = 'district'
            and calendar.month >= standards.first_month
            and calendar.month <= coalesce(standards.last_month, calendar.month)
) as dues on months.programme = dues.programme and months.month = dues.month;
drop table kept.household_months;

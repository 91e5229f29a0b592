-- One row per person, programme and month: what the standards give beside what was paid.
create table kept.beneficiary_months as
with sums as (
    select
        person,
        programme,
        month,
        case when count(reason) = count(entitled_yuan) then sum(entitled_yuan) end as entitled_yuan,
        min(reason) as reason,
        sum(paid_yuan) as paid_yuan,
        sum(payment_count) as payment_count,
        max(town) as town
    from kept.dues
    group by person, programme, month
),

approved_people as (
    select distinct person from kept.approved
),

rules as (
    select
        cast(programme_code as programme) as programme,
        entitlement_rule
    from dim_programmes
),

explained as (
    select
        sums.*,
        coalesce(sums.reason, cast(case
            when rules.entitlement_rule = 'no_monthly_formula' then 'no_monthly_formula'
            when approved_people.person is not null or rules.entitlement_rule = 'flat_rate'
                then 'outside_entitled_months'
            else 'not_approved'
        end as reason)) as told_reason
    from sums
    inner join rules on sums.programme = rules.programme
    left join approved_people on sums.person = approved_people.person
)

select
    person,
    programme,
    month,
    cast(
        case when told_reason = 'outside_entitled_months' then 0 else entitled_yuan end
        as decimal(18, 2)
    ) as entitled_yuan,
    cast(paid_yuan as decimal(18, 2)) as paid_yuan,
    told_reason as reason,
    town,
    cast(payment_count as bigint) as payment_count
from explained;

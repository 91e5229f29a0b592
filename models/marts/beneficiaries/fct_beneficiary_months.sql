-- One row per person, programme and month: what the standards give beside what was paid.
{{ config(meta={'by_person': 'person_key'}) }}
with person_months as (
    select
        person_key,
        programme_code,
        month,
        case when count(entitlement_reason) = count(entitled_yuan) then sum(entitled_yuan) end
            as entitled_yuan,
        -- They are alike, or those of households: there unknown amounts come first in this order.
        min(entitlement_reason) as entitlement_reason,
        sum(paid_yuan) as paid_yuan,
        sum(payment_count) as payment_count,
        max(town_code) as town_code
    from {{ ref('int_entitlement_lines') }}
    group by person_key, programme_code, month
),

approved_people as (
    select distinct person_key
    from {{ ref('fct_allowance_approvals') }}
    where is_approved
),

explained as (
    select
        person_months.*,
        case
            when person_months.entitlement_reason is not null
                then person_months.entitlement_reason
            when programmes.entitlement_rule = 'no_monthly_formula' then 'no_monthly_formula'
            when
                approved_people.person_key is not null
                or programmes.entitlement_rule = 'flat_rate'
                then 'outside_entitled_months'
            else 'not_approved'
        end as reason
    from person_months
    inner join {{ ref('dim_programmes') }} as programmes
        on person_months.programme_code = programmes.programme_code
    left join approved_people on person_months.person_key = approved_people.person_key
)

select
    person_key,
    programme_code,
    month,
    cast(
        case reason when 'outside_entitled_months' then 0 else entitled_yuan end
        as decimal(18, 2)
    ) as entitled_yuan,
    cast(paid_yuan as decimal(18, 2)) as paid_yuan,
    reason as entitlement_reason,
    town_code,
    cast(payment_count as bigint) as payment_count
from explained

-- One row per entitlement to, or payment for, a person's month of a programme.
{{ config(meta={'by_person': true}) }}
select
    person_key,
    'disability_allowance' as programme_code,
    month,
    town_code,
    entitled_yuan,
    'rate_by_level' as entitlement_reason,
    cast(0 as decimal(18, 2)) as paid_yuan,
    0 as payment_count
from {{ ref('int_allowance_entitlements') }}
union all
select
    person_key,
    programme_code,
    month,
    town_code,
    entitled_yuan,
    case when entitled_yuan is null then 'no_standard' else 'flat_rate' end as entitlement_reason,
    cast(0 as decimal(18, 2)) as paid_yuan,
    0 as payment_count
from {{ ref('int_flat_rate_entitlements') }}
union all
select
    person_key,
    programme_code,
    month,
    town_code,
    entitled_yuan,
    entitlement_reason,
    paid_yuan,
    payment_count
from {{ ref('int_household_shares') }}
union all
select
    person_key,
    programme_code,
    benefit_month as month,
    town_code,
    cast(null as decimal(18, 2)) as entitled_yuan,
    cast(null as string) as entitlement_reason,
    amount_yuan as paid_yuan,
    1 as payment_count
from {{ ref('fct_payments') }}
where household_id is null

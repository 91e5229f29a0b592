-- One row per payment of a monthly programme that is not the only one of its payee's month.
{{ config(meta={'by_person': 'person_key'}) }}
{%- set month = ['payments.programme_code', 'payments.benefit_month'] -%}
{% set person_hash = key_hash(['payments.person_key'] + month) -%}
{% set household_hash = key_hash(['payments.household_id'] + month) -%}
with monthly_programmes as (
    select programme_code
    from {{ ref('dim_programmes') }}
    where entitlement_rule <> 'no_monthly_formula'
),

-- Groups by texts would be as large as the payments, which for that are read anew for each.
person_hashes as (
    select {{ person_hash }} as person_hash
    from {{ ref('fct_payments') }} as payments
    inner join monthly_programmes
        on payments.programme_code = monthly_programmes.programme_code
    group by {{ person_hash }}
    having count(*) > 1
),

household_hashes as (
    select {{ household_hash }} as household_hash
    from {{ ref('fct_payments') }} as payments
    inner join monthly_programmes
        on payments.programme_code = monthly_programmes.programme_code
    where payments.household_id is not null
    group by {{ household_hash }}
    having count(*) > 1
),

candidates as (
    select payments.*
    from {{ ref('fct_payments') }} as payments
    inner join monthly_programmes
        on payments.programme_code = monthly_programmes.programme_code
    left join person_hashes on {{ person_hash }} = person_hashes.person_hash
    left join household_hashes
        on
            {{ household_hash }} = household_hashes.household_hash
            and payments.household_id is not null
    where person_hashes.person_hash is not null or household_hashes.household_hash is not null
),

people as (
    select
        person_key,
        programme_code,
        benefit_month
    from candidates
    group by person_key, programme_code, benefit_month
    having count(*) > 1
),

-- A household may change its head and be paid again.
households as (
    select
        household_id,
        programme_code,
        benefit_month
    from candidates
    where household_id is not null
    group by household_id, programme_code, benefit_month
    having count(*) > 1
)

select
    payments.payment_id,
    payments.programme_code,
    payments.person_key,
    payments.household_id,
    payments.town_code,
    payments.benefit_month,
    payments.amount_yuan,
    payments.paid_on,
    payments.delivery_id,
    payments.source_row,
    payments.source_sheet
from candidates as payments
left join people
    on
        payments.person_key = people.person_key
        and payments.programme_code = people.programme_code
        and payments.benefit_month = people.benefit_month
left join households
    on
        payments.household_id = households.household_id
        and payments.programme_code = households.programme_code
        and payments.benefit_month = households.benefit_month
where people.person_key is not null or households.household_id is not null

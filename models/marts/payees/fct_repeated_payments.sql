-- One row per payment of a monthly programme that is not the only one of its payee's month.
{{ config(meta={'by_person': 'person_key'}) }}
{% set month = ['payments.programme_code', 'payments.benefit_month'] -%}
with monthly_payments as (
    select
        payments.*,
        {{ key_hash(['payments.person_key'] + month) }} as person_hash,
        {{ key_hash(['payments.household_id'] + month) }} as household_hash
    from {{ ref('fct_payments') }} as payments
    inner join {{ ref('dim_programmes') }} as programmes
        on payments.programme_code = programmes.programme_code
    where programmes.entitlement_rule <> 'no_monthly_formula'
),

-- Groups of all payees' months by their texts would be as large as the payments.
person_hashes as (
    select person_hash
    from monthly_payments
    group by person_hash
    having count(*) > 1
),

household_hashes as (
    select household_hash
    from monthly_payments
    where household_id is not null
    group by household_hash
    having count(*) > 1
),

candidates as (
    select payments.*
    from monthly_payments as payments
    left join person_hashes on payments.person_hash = person_hashes.person_hash
    left join household_hashes
        on
            payments.household_hash = household_hashes.household_hash
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

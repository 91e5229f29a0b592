-- One row per payment above 0 and person who had it: of a household each member.
{{ config(meta={'by_person': 'person_key'}) }}
select
    payments.payment_id,
    coalesce(members.person_key, payments.person_key) as person_key,
    payments.programme_code,
    payments.town_code,
    coalesce(payments.village_code, substr(payments.town_code, 1, 9) || '999') as village_code,
    payments.paid_month as month
from {{ ref('fct_payments') }} as payments
-- Of a household that stands on no roll of the month, the head alone is known.
left join {{ ref('fct_household_members') }} as members
    on
        payments.household_id = members.household_id
        and payments.benefit_month = members.month
-- A negative amount takes back; it pays nobody.
where payments.amount_yuan > 0

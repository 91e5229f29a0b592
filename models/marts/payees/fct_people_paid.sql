-- One row per person, programme, village and month of payment: who had money, members included.
with payments as (
    select *
    from {{ ref('fct_payments') }}
    -- A negative amount takes back; it pays nobody.
    where amount_yuan > 0
)

select
    coalesce(members.person_key, payments.person_key) as person_key,
    payments.programme_code,
    payments.town_code,
    coalesce(payments.village_code, substr(payments.town_code, 1, 9) || '999') as village_code,
    payments.paid_month as month,
    count(*) as payment_count
from payments
-- Of a household that stands on no roll of the month, the head alone is known.
left join {{ ref('fct_household_members') }} as members
    on
        payments.household_id = members.household_id
        and payments.benefit_month = members.month
group by
    coalesce(members.person_key, payments.person_key),
    payments.programme_code,
    payments.town_code,
    coalesce(payments.village_code, substr(payments.town_code, 1, 9) || '999'),
    payments.paid_month

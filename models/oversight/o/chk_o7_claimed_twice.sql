-- O7: two or more claims for the fees of one death.
with repeated as (
    select
        payments.*,
        {{ beside_the_largest(['payments.person_key']) }}
    from {{ ref('fct_payments') }} as payments
    where payments.programme_code = 'funeral_waiver'
)

select
    'O7' as check_code,
    person_key as subject_key,
    programme_code,
    town_code,
    benefit_month as month,
    amount_yuan as amount_at_risk_yuan,
    '同一逝者重复减免殡葬费用' as claim,
    '除一笔' || {{ yuan_text('largest_yuan') }} || '外，' || {{ plain_text('paid_on') }}
    || '又记' || {{ yuan_text('amount_yuan') }} as detail,
    delivery_id,
    source_sheet,
    source_row
from repeated
where
    place > 1
    -- A counter-entry takes a second claim back.
    and paid_yuan > largest_yuan

-- O4: paid twice or more by one town for one month of one programme.
with repeated as (
    select
        payments.*,
        programmes.name_zh as programme_name,
        {{ beside_the_largest([
            'payments.programme_code',
            'payments.town_code',
            'payments.benefit_month',
            'coalesce(payments.household_id, payments.person_key)',
        ]) }}
    from {{ ref('fct_repeated_payments') }} as payments
    inner join {{ ref('dim_programmes') }} as programmes
        on payments.programme_code = programmes.programme_code
)

select
    'O4' as check_code,
    person_key as subject_key,
    programme_code,
    town_code,
    benefit_month as month,
    amount_yuan as amount_at_risk_yuan,
    '同月重复发放' || programme_name as claim,
    {{ month_text('benefit_month') }} || '除一笔' || {{ yuan_text('largest_yuan') }}
    || '外又记' || {{ yuan_text('amount_yuan') }} as detail,
    delivery_id,
    source_sheet,
    source_row
from repeated
where
    place > 1
    -- A counter-entry takes a second payment back.
    and paid_yuan > largest_yuan

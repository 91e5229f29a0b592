-- O6: a student was aided twice or more in a calendar year.
with repeated as (
    select
        payments.*,
        {{ beside_the_largest([
            'payments.person_key',
            'extract(year from payments.benefit_month)',
        ]) }}
    from {{ ref('fct_payments') }} as payments
    where payments.programme_code = 'student_aid'
)

select
    'O6' as check_code,
    person_key as subject_key,
    programme_code,
    town_code,
    benefit_month as month,
    amount_yuan as amount_at_risk_yuan,
    substring({{ month_text('benefit_month') }}, 1, 4) || '年内重复资助同一学生' as claim,
    '除一笔' || {{ yuan_text('largest_yuan') }} || '外，' || {{ plain_text('paid_on') }}
    || '又记' || {{ yuan_text('amount_yuan') }} as detail,
    delivery_id,
    source_sheet,
    source_row
from repeated
where
    place > 1
    -- A counter-entry takes a second aid back.
    and paid_yuan > largest_yuan

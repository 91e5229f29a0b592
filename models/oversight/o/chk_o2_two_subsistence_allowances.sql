-- O2: a member of two households with 低保 paid in one month, or of one with urban and rural 低保.
with allowances as (
    select
        payments.*,
        sum(payments.amount_yuan) over (
            partition by
                payments.person_key,
                payments.benefit_month,
                payments.household_id,
                payments.programme_code
        ) as allowance_yuan
    from {{ ref('fct_member_payments') }} as payments
    where payments.programme_code in ('urban_subsistence', 'rural_subsistence')
),

ranked as (
    select
        allowances.*,
        max(allowances.allowance_yuan) over (
            partition by allowances.person_key, allowances.benefit_month
        ) as largest_yuan,
        dense_rank() over (
            partition by allowances.person_key, allowances.benefit_month
            order by
                allowances.allowance_yuan desc nulls last,
                allowances.household_id asc nulls last,
                allowances.programme_code asc nulls last
        ) as place
    from allowances
    -- A share that was taken back is not drawn.
    where allowances.allowance_yuan > 0
)

select
    'O2' as check_code,
    person_key as subject_key,
    programme_code,
    town_code,
    benefit_month as month,
    amount_yuan as amount_at_risk_yuan,
    '同月享受两份低保' as claim,
    {{ month_text('benefit_month') }} || '除一份' || {{ yuan_text('largest_yuan') }}
    || '外又有份额' || {{ yuan_text('amount_yuan') }} as detail,
    delivery_id,
    source_sheet,
    source_row
from ranked
where place > 1

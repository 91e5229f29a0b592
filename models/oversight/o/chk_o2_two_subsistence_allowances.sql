-- O2: a member of two households with 低保 paid in one month, or of one with urban and rural 低保.
with allowances as (
    select
        member_payments.*,
        sum(amount_yuan) over (
            partition by person_key, benefit_month, household_id, programme_code
        ) as allowance_yuan
    from {{ ref('fct_member_payments') }} as member_payments
    where programme_code in ('urban_subsistence', 'rural_subsistence')
),

ranked as (
    select
        allowances.*,
        max(allowance_yuan) over (partition by person_key, benefit_month) as largest_yuan,
        dense_rank() over (
            partition by person_key, benefit_month
            order by
                allowance_yuan desc nulls last,
                household_id asc nulls last,
                programme_code asc nulls last
        ) as place
    from allowances
    -- A share that was taken back is not drawn.
    where allowance_yuan > 0
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

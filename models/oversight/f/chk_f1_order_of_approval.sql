-- F1: an allowance approved before it was applied for, or paid before the day it was approved.
with first_approvals as (
    select
        person_key,
        -- A day of approval left out lies on or after the day of application.
        min(coalesce(approved_on, applied_on)) as approved_on
    from {{ ref('fct_allowance_approvals') }}
    where is_approved
    group by person_key
),

out_of_order as (
    select
        person_key,
        town_code,
        approved_month as month,
        cast(null as decimal(18, 2)) as amount_yuan,
        {{ plain_text('applied_on') }} || '申请，审批日期却为' || {{ plain_text('approved_on') }}
            as detail,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_allowance_approvals') }}
    where
        is_approved
        and approved_on < applied_on
    union all
    select
        payments.person_key,
        payments.town_code,
        payments.benefit_month as month,
        payments.amount_yuan,
        {{ plain_text('payments.paid_on') }} || '已发放'
        || {{ month_text('payments.benefit_month') }} || '津贴'
        || {{ yuan_text('payments.amount_yuan') }} || '，首次审批在'
        || {{ plain_text('first_approvals.approved_on') }} as detail,
        payments.delivery_id,
        payments.source_sheet,
        payments.source_row
    from {{ ref('fct_payments') }} as payments
    inner join first_approvals on payments.person_key = first_approvals.person_key
    where
        payments.programme_code = 'disability_allowance'
        and payments.paid_on < first_approvals.approved_on
)

select
    'F1' as check_code,
    person_key as subject_key,
    'disability_allowance' as programme_code,
    town_code,
    month,
    amount_yuan as amount_at_risk_yuan,
    '残疾人生活津贴申请、审批、发放次序颠倒' as claim,
    detail,
    delivery_id,
    source_sheet,
    source_row
from out_of_order

-- F2: a monthly benefit paid after the day of the next month by which it is due.
with due as (
    select cast({{ threshold('F2', 'due_day') }} as integer) as due_day
)

select
    'F2' as check_code,
    coalesce(payments.household_id, payments.person_key) as subject_key,
    payments.programme_code,
    payments.town_code,
    payments.benefit_month as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    programmes.name_zh || '迟于次月' || {{ plain_text('due.due_day') }} || '日发放' as claim,
    {{ month_text('payments.benefit_month') }} || '的' || {{ yuan_text('payments.amount_yuan') }}
    || '于' || {{ plain_text('payments.paid_on') }} || '发放' as detail,
    payments.delivery_id,
    payments.source_sheet,
    payments.source_row
from {{ ref('fct_payments') }} as payments
inner join {{ ref('dim_programmes') }} as programmes
    on payments.programme_code = programmes.programme_code
cross join due
where
    programmes.entitlement_rule <> 'no_monthly_formula'
    -- A counter-entry is no payment that could be late.
    and payments.amount_yuan > 0
    and payments.paid_on > cast({{ dbt.dateadd(
        'day', 'due.due_day', dbt.last_day('payments.benefit_month', 'month')
    ) }} as date)

-- T2: an allowance paid by another level than the last digit of its row's certificate number.
with payments as (
    select
        person_key,
        programme_code,
        town_code,
        benefit_month,
        disability_level,
        certificate_level,
        amount_yuan,
        sum(amount_yuan) over (partition by person_key, town_code, benefit_month) as month_yuan,
        min(amount_yuan) over (partition by person_key, town_code, benefit_month) as least_yuan,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_payments') }}
    where programme_code = 'disability_allowance'
),

rates as (
    select
        standard,
        area_code,
        first_month,
        last_month,
        value as rate_yuan
    from {{ ref('dim_area_standards') }}
)

select
    'T2' as check_code,
    payments.person_key as subject_key,
    payments.programme_code,
    payments.town_code,
    payments.benefit_month as month,
    cast(abs(paid_rates.rate_yuan - due_rates.rate_yuan) as decimal(18, 2))
        as amount_at_risk_yuan,
    '残疾人生活津贴发放等级与残疾人证等级不符' as claim,
    {{ month_text('payments.benefit_month') }} || '按'
    || {{ plain_text('payments.disability_level') }} || '级发放'
    || {{ yuan_text('payments.amount_yuan') }} || '，残疾人证为'
    || {{ plain_text('payments.certificate_level') }} || '级'
    || coalesce('（标准' || {{ yuan_text('due_rates.rate_yuan') }} || '）', '') as detail,
    payments.delivery_id,
    payments.source_sheet,
    payments.source_row
from payments
left join rates as paid_rates
    on
        'disability_allowance_level_' || {{ plain_text('payments.disability_level') }}
        = paid_rates.standard
        and payments.town_code = paid_rates.area_code
        and payments.benefit_month >= paid_rates.first_month
        and payments.benefit_month <= coalesce(paid_rates.last_month, payments.benefit_month)
left join rates as due_rates
    on
        'disability_allowance_level_' || {{ plain_text('payments.certificate_level') }}
        = due_rates.standard
        and payments.town_code = due_rates.area_code
        and payments.benefit_month >= due_rates.first_month
        and payments.benefit_month <= coalesce(due_rates.last_month, payments.benefit_month)
where
    payments.amount_yuan > 0
    and payments.disability_level <> payments.certificate_level
    -- A counter-entry may take the payment back, or leave what the certificate gives.
    and (
        payments.least_yuan > 0
        or (
            payments.month_yuan <> 0
            and payments.month_yuan <> coalesce(due_rates.rate_yuan, 0)
        )
    )

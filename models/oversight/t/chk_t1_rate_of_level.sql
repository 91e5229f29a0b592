-- T1: an allowance that is not the rate of its level and month, unless the month's rows mend it.
with payments as (
    select
        person_key,
        programme_code,
        town_code,
        benefit_month,
        disability_level,
        amount_yuan,
        sum(amount_yuan) over (partition by person_key, town_code, benefit_month) as month_yuan,
        min(amount_yuan) over (partition by person_key, town_code, benefit_month) as least_yuan,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_payments') }}
    where programme_code = 'disability_allowance'
)

select
    'T1' as check_code,
    payments.person_key as subject_key,
    payments.programme_code,
    payments.town_code,
    payments.benefit_month as month,
    cast(case
        when payments.least_yuan < 0 then abs(payments.month_yuan - standards.value)
        else abs(payments.amount_yuan - standards.value)
    end as decimal(18, 2)) as amount_at_risk_yuan,
    '残疾人生活津贴金额与等级标准不符' as claim,
    {{ month_text('payments.benefit_month') }} || '按'
    || {{ plain_text('payments.disability_level') }} || '级发放'
    || {{ yuan_text('payments.amount_yuan') }}
    || case
        when payments.least_yuan < 0
            then '，冲减后当月共' || {{ yuan_text('payments.month_yuan') }}
        else ''
    end || '，标准为' || {{ yuan_text('standards.value') }} as detail,
    payments.delivery_id,
    payments.source_sheet,
    payments.source_row
from payments
inner join {{ ref('dim_area_standards') }} as standards
    on
        'disability_allowance_level_' || {{ plain_text('payments.disability_level') }}
        = standards.standard
        and payments.town_code = standards.area_code
        and payments.benefit_month >= standards.first_month
        and payments.benefit_month <= coalesce(standards.last_month, payments.benefit_month)
where
    payments.amount_yuan > 0
    and payments.amount_yuan <> standards.value
    and payments.month_yuan <> standards.value
    -- What a counter-entry takes back whole is not paid.
    and payments.month_yuan <> 0

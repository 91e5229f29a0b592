-- E2: paid for a month after the one in which the person's latest certificate ended.
with rosters as (
    select
        person_key,
        as_on,
        end_month,
        is_latest,
        max(case when certificate_status = '有效' then as_on end) over (partition by person_key)
            as last_valid_on
    from {{ ref('fct_disability_certificates') }}
),

-- An end without its day is that of the first roster that shows it.
ends as (
    select
        person_key,
        min(end_month) as end_month
    from rosters
    where
        is_latest
        or last_valid_on is null
        or last_valid_on < as_on
    group by person_key
)

select
    'E2' as check_code,
    payments.person_key as subject_key,
    payments.programme_code,
    payments.town_code,
    payments.benefit_month as month,
    payments.amount_yuan as amount_at_risk_yuan,
    '残疾人证于' || {{ month_text('ends.end_month') }} || '过期或注销，之后仍发放'
    || programmes.name_zh as claim,
    {{ month_text('payments.benefit_month') }} || '发放'
    || {{ yuan_text('payments.amount_yuan') }} as detail,
    payments.delivery_id,
    payments.source_sheet,
    payments.source_row
from {{ ref('fct_payments') }} as payments
inner join ends on payments.person_key = ends.person_key
inner join {{ ref('dim_programmes') }} as programmes
    on payments.programme_code = programmes.programme_code
where
    payments.programme_code in ('disability_allowance', 'disability_care', 'disability_nursing')
    and payments.benefit_month > ends.end_month

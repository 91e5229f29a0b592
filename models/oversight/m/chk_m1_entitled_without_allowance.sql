-- M1: a valid certificate of level 1-4, the hukou demanded, no allowance and no application for it.
with answered as (
    select person_key from {{ ref('fct_allowance_approvals') }}
    where is_approved
    union
    select person_key from {{ ref('fct_payments') }}
    where programme_code = 'disability_allowance'
    union
    select person_key from {{ ref('fct_deaths') }}
),

under_decision as (
    select
        person_key,
        max(applied_on) as applied_on
    from {{ ref('fct_allowance_approvals') }}
    where decision = '待审'
    group by person_key
),

latest_answer as (
    select
        person_key,
        max_by(decision, applied_on) as decision,
        max(applied_on) as applied_on
    from {{ ref('fct_allowance_approvals') }}
    group by person_key
)

select
    'M1' as check_code,
    certificates.person_key as subject_key,
    programmes.programme_code,
    certificates.town_code,
    certificates.as_on_month as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '持有效残疾人证而未领' || programmes.name_zh as claim,
    {{ month_text('certificates.as_on_month') }} || '名册列有效残疾人证'
    || {{ plain_text('certificates.disability_level') }} || '级，户籍' || certificates.hukou
    || '，' || {{ plain_text('certificates.issued_on') }} || '发证，至'
    || {{ plain_text('certificates.horizon_on') }}
    || case
        when latest_answer.person_key is null then '无审批'
        else
            '未获批（' || {{ plain_text('latest_answer.applied_on') }} || '申请，'
            || coalesce(latest_answer.decision, '未写结果') || '）'
    end || '也无发放' as detail,
    certificates.delivery_id,
    certificates.source_sheet,
    certificates.source_row
from {{ ref('fct_valid_certificates') }} as certificates
inner join {{ ref('dim_programmes') }} as programmes
    on programmes.hukou_demanded like '%' || certificates.hukou || '%'
left join answered on certificates.person_key = answered.person_key
left join latest_answer on certificates.person_key = latest_answer.person_key
left join under_decision on certificates.person_key = under_decision.person_key
where
    programmes.programme_code = 'disability_allowance'
    and (programmes.ended_month is null or certificates.as_on_month <= programmes.ended_month)
    and certificates.disability_level between 1 and 4
    and {{ dbt.datediff('certificates.issued_on', 'certificates.horizon_on', 'day') }}
    >= {{ threshold('M1', 'least_days_held') }}
    and answered.person_key is null
    and (
        under_decision.person_key is null
        or {{ dbt.datediff('under_decision.applied_on', 'certificates.horizon_on', 'day') }}
        > {{ threshold('M1', 'least_days_held') }}
    )

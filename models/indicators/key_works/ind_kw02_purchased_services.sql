-- 社工机构与购买服务：期末在册机构、年度报考人数、签订的合同（按编号）、拨付减退回的资金。
with agencies as (
    select
        registration_no,
        town_code,
        registered_month,
        dissolved_month as ended_month
    from {{ ref('fct_social_work_agencies') }}
    where is_latest
),

social_work_agencies as (
    {{ indicator_values(
        'kw02_social_work_agencies', 'agencies', 'registered_month',
        'count(distinct registration_no)', window='in_force'
    ) }}
),

-- 名册只写年度：按报送表应报的月份计，即考试所在月。
candidates as (
    select
        candidates.person_key,
        candidates.town_code,
        months.month as exam_month
    from {{ ref('fct_exam_candidates') }} as candidates
    inner join {{ ref('expected_deliveries') }} as expected
        on expected.feed = 'social_work_exams'
    inner join {{ ref('dim_months') }} as months
        on candidates.exam_year = months.year and expected.due_month = months.month_number
),

exam_candidates as (
    {{ indicator_values(
        'kw02_exam_candidates', 'candidates', 'exam_month', 'count(distinct person_key)'
    ) }}
),

contracts as (
    select
        contract_no,
        town_code,
        signed_month
    from {{ ref('fct_contracts') }}
    where is_latest
),

purchased_service_projects as (
    {{ indicator_values(
        'kw02_purchased_service_projects', 'contracts', 'signed_month',
        'count(distinct contract_no)'
    ) }}
),

service_payments as (
    select
        town_code,
        paid_month,
        net_paid_yuan
    from {{ ref('fct_fund_entries') }}
    where fund = '政府购买服务' and entry in ('拨付', '退回') and is_latest
),

purchased_service_spending as (
    {{ indicator_values(
        'kw02_purchased_service_spending', 'service_payments', 'paid_month', 'sum(net_paid_yuan)'
    ) }}
)

select * from social_work_agencies
union all
select * from exam_candidates
union all
select * from purchased_service_projects
union all
select * from purchased_service_spending

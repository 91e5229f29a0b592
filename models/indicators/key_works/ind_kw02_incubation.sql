-- 社会组织孵化：到达入驻或以后阶段且期末未退驻的社会组织；专项扶持资金按台账的日期。
with organisations as (
    select
        organisation_name,
        min(town_code) as town_code,
        min(case when stage_order between 3 and 5 then occurred_month end) as entered_month,
        min(case when incubation_stage = '出壳' then occurred_month end) as graduated_month,
        min(case when incubation_stage = '退驻' then occurred_month end) as ended_month
    from {{ ref('fct_incubation_stages') }}
    group by organisation_name
),

organisations_incubated as (
    {{ indicator_values(
        'kw02_organisations_incubated', 'organisations', 'entered_month', 'count(*)',
        window='in_force'
    ) }}
),

organisations_graduated as (
    {{ indicator_values(
        'kw02_organisations_graduated', 'organisations', 'graduated_month', 'count(*)',
        window='until'
    ) }}
),

base_areas as (
    select
        town_code,
        occurred_month,
        milestone_value as square_metres,
        lead(occurred_month) over (order by occurred_on, milestone_name) as ended_month
    from {{ ref('fct_milestones') }}
    where key_work = 2 and value_unit = '平方米' and milestone_value is not null
),

incubation_base_area as (
    {{ indicator_values(
        'kw02_incubation_base_area', 'base_areas', 'occurred_month', 'max(square_metres)',
        window='in_force'
    ) }}
),

fund_entries as (
    select
        town_code,
        paid_month,
        case when entry = '预算安排' then amount_yuan else 0 end as appropriated_yuan,
        case entry when '拨付' then amount_yuan when '退回' then -amount_yuan else 0 end as paid_yuan
    from {{ ref('fct_fund_entries') }}
    where fund = '社会组织专项扶持资金'
),

special_fund_appropriated as (
    {{ indicator_values(
        'kw02_special_fund_appropriated', 'fund_entries', 'paid_month', 'sum(appropriated_yuan)'
    ) }}
),

special_fund_paid as (
    {{ indicator_values(
        'kw02_special_fund_paid', 'fund_entries', 'paid_month', 'sum(paid_yuan)'
    ) }}
)

select * from organisations_incubated
union all
select * from organisations_graduated
union all
select * from incubation_base_area
union all
select * from special_fund_appropriated
union all
select * from special_fund_paid

-- 专项扶持资金与孵化基地：资金安排、拨付减退回按台账日期，凭证不重复计；期末登记的基地面积。
with base_areas as (
    select
        town_code,
        occurred_month,
        milestone_value as square_metres,
        lead(occurred_month) over (
            order by occurred_on nulls first, milestone_name nulls first
        ) as ended_month
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
        net_paid_yuan
    from {{ ref('fct_fund_entries') }}
    where fund = '社会组织专项扶持资金' and is_latest
),

special_fund_appropriated as (
    {{ indicator_values(
        'kw02_special_fund_appropriated', 'fund_entries', 'paid_month', 'sum(appropriated_yuan)'
    ) }}
),

special_fund_paid as (
    {{ indicator_values(
        'kw02_special_fund_paid', 'fund_entries', 'paid_month', 'sum(net_paid_yuan)'
    ) }}
)

select * from incubation_base_area
union all
select * from special_fund_appropriated
union all
select * from special_fund_paid

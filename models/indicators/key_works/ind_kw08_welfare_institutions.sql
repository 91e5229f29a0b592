-- 民办福利机构：截至期末到达“筹办意见书”“设置批准”阶段的机构、最近登记的床位、资助资金。
with stages as (
    select
        institution_name,
        institution_stage,
        town_code,
        occurred_month
    from {{ ref('fct_welfare_institution_stages') }}
),

with_opinion as (
    select * from stages
    where institution_stage = '筹办意见书'
),

licensed as (
    select * from stages
    where institution_stage = '设置批准'
),

institutions_with_preparation_opinion as (
    {{ indicator_values(
        'kw08_institutions_with_preparation_opinion', 'with_opinion', 'occurred_month',
        'count(distinct institution_name)', window='until'
    ) }}
),

institutions_licensed as (
    {{ indicator_values(
        'kw08_institutions_licensed', 'licensed', 'occurred_month',
        'count(distinct institution_name)', window='until'
    ) }}
),

bed_statements as (
    select
        town_code,
        occurred_month,
        bed_count,
        lead(occurred_month) over (
            partition by institution_name order by occurred_on, stage_order
        ) as ended_month
    from {{ ref('fct_welfare_institution_stages') }}
    where bed_count is not null
),

beds as (
    {{ indicator_values(
        'kw08_beds', 'bed_statements', 'occurred_month', 'sum(bed_count)', window='in_force'
    ) }}
),

subsidies as (
    select
        town_code,
        paid_month,
        case entry when '拨付' then amount_yuan else -amount_yuan end as paid_yuan
    from {{ ref('fct_fund_entries') }}
    where fund = '民办福利机构资助' and entry in ('拨付', '退回')
),

subsidy_spending as (
    {{ indicator_values('kw08_subsidy_spending', 'subsidies', 'paid_month', 'sum(paid_yuan)') }}
)

select * from institutions_with_preparation_opinion
union all
select * from institutions_licensed
union all
select * from beds
union all
select * from subsidy_spending

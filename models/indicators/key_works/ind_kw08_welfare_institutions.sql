-- 民办福利机构：截至期末到达“筹办意见书”“设置批准”阶段的机构、已获设置批准机构的床位、资助资金。
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

licences as (
    select
        institution_name,
        min(occurred_month) as licensed_month
    from {{ ref('fct_welfare_institution_stages') }}
    where stage_order >= 3
    group by institution_name
),

-- An applicant's beds are a plan; they count from the licence on.
bed_statements as (
    select
        statements.town_code,
        statements.bed_count,
        case
            when statements.occurred_month < licences.licensed_month then licences.licensed_month
            else statements.occurred_month
        end as counted_month,
        lead(statements.occurred_month) over (
            partition by statements.institution_name
            order by statements.occurred_on nulls first, statements.stage_order nulls first
        ) as ended_month
    from {{ ref('fct_welfare_institution_stages') }} as statements
    inner join licences on statements.institution_name = licences.institution_name
    where statements.bed_count is not null
),

beds as (
    {{ indicator_values(
        'kw08_beds', 'bed_statements', 'counted_month', 'sum(bed_count)', window='in_force'
    ) }}
),

subsidies as (
    select
        town_code,
        paid_month,
        net_paid_yuan
    from {{ ref('fct_fund_entries') }}
    where fund = '民办福利机构资助' and entry in ('拨付', '退回') and is_latest
),

subsidy_spending as (
    {{ indicator_values(
        'kw08_subsidy_spending', 'subsidies', 'paid_month', 'sum(net_paid_yuan)'
    ) }}
)

select * from institutions_with_preparation_opinion
union all
select * from institutions_licensed
union all
select * from beds
union all
select * from subsidy_spending

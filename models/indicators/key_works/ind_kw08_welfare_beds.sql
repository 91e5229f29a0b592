-- 民办福利机构床位：已获设置批准（或到达以后阶段）的各机构最近一次登记的床位数合计。
with licences as (
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
            order by
                statements.occurred_on asc nulls first,
                statements.stage_order asc nulls first,
                -- Ledgers overlap: of one event the newest has the last word.
                delivery_order.recency asc nulls first,
                statements.source_row asc nulls first,
                statements.source_sheet asc nulls first
        ) as ended_month
    from {{ ref('fct_welfare_institution_stages') }} as statements
    inner join licences on statements.institution_name = licences.institution_name
    inner join {{ ref('int_delivery_order') }} as delivery_order
        on statements.delivery_id = delivery_order.delivery_id
    where statements.bed_count is not null
)

{{ indicator_values(
    'kw08_beds', 'bed_statements', 'counted_month', 'sum(bed_count)', window='in_force'
) }}

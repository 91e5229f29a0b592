-- One row per person and month for which an approved application gives the disability allowance.
{{ config(meta={'by_person': true}) }}
with approvals as (
    select
        approvals.person_key,
        approvals.town_code,
        approvals.disability_level,
        approvals.applied_month,
        row_number() over (
            partition by approvals.person_key, approvals.applied_month
            order by
                approvals.applied_on desc nulls last,
                delivery_order.recency desc nulls last,
                approvals.source_row desc nulls last,
                approvals.source_sheet desc nulls last
        ) as place
    from {{ ref('fct_allowance_approvals') }} as approvals
    inner join {{ ref('int_register_order') }} as delivery_order
        on approvals.delivery_id = delivery_order.delivery_id
    where approvals.is_approved
),

spells as (
    select
        person_key,
        town_code,
        disability_level,
        applied_month,
        lead(applied_month) over (
            partition by person_key order by applied_month asc nulls last
        ) as next_month
    from approvals
    where place = 1
),

ends as (
    select
        person_key,
        min(last_month) as last_month
    from {{ ref('int_allowance_ends') }}
    group by person_key
)

select
    spells.person_key,
    months.month,
    spells.town_code,
    standards.value as entitled_yuan
from spells
inner join {{ ref('dim_area_standards') }} as standards
    on
        'disability_allowance_level_' || cast(spells.disability_level as string)
        = standards.standard
        and spells.town_code = standards.area_code
inner join {{ ref('dim_months') }} as months
    on
        greatest(spells.applied_month, standards.first_month) <= months.month
        and coalesce(standards.last_month, months.month) >= months.month
        and (spells.next_month is null or spells.next_month > months.month)
left join ends on spells.person_key = ends.person_key
where months.month <= coalesce(ends.last_month, months.month)

-- One row per person and month for which an approved application gives the disability allowance.
with approvals as (
    select
        person_key,
        town_code,
        disability_level,
        applied_month,
        row_number() over (
            partition by person_key, applied_month
            order by applied_on desc, delivery_id desc, source_row desc, source_sheet desc
        ) as place
    from {{ ref('fct_allowance_approvals') }}
    where is_approved
),

spells as (
    select
        person_key,
        town_code,
        disability_level,
        applied_month,
        lead(applied_month) over (partition by person_key order by applied_month) as next_month
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
inner join {{ ref('dim_standards') }} as standards
    on
        'disability_allowance_level_' || cast(spells.disability_level as string)
        = standards.standard
        and standards.area_level = 'district'
inner join {{ ref('dim_months') }} as months
    on
        greatest(spells.applied_month, standards.first_month) <= months.month
        and coalesce(standards.last_month, months.month) >= months.month
        and (spells.next_month is null or spells.next_month > months.month)
left join ends on spells.person_key = ends.person_key
where months.month <= coalesce(ends.last_month, months.month)

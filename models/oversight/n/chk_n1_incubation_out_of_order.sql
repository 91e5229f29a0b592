-- N1: a stage of incubation dated before one that must precede it, or an organisation of two towns.
with first_reached as (
    select
        reached.*,
        min(reached.occurred_on)
            over (partition by reached.organisation_name, reached.stay, reached.stage_order)
            as first_on
    from {{ ref('fct_incubation_stays') }} as reached
),

compared as (
    select
        first_reached.*,
        max(first_reached.first_on) over (
            partition by first_reached.organisation_name, first_reached.stay
            order by first_reached.stage_order asc nulls last
            range between unbounded preceding and 1 preceding
        ) as preceding_on
    from first_reached
),

towns as (
    select
        reached.organisation_name,
        reached.town_code,
        areas.area_name,
        row_number() over (
            partition by reached.organisation_name
            order by min(reached.occurred_on) asc nulls last, reached.town_code asc nulls last
        ) as place
    from {{ ref('fct_incubation_stays') }} as reached
    inner join {{ ref('dim_areas') }} as areas on reached.town_code = areas.area_code
    where
        areas.area_level = 'town'
        and not areas.is_unknown
    group by reached.organisation_name, reached.town_code, areas.area_name
)

select
    'N1' as check_code,
    compared.organisation_name as subject_key,
    cast(null as string) as programme_code,
    compared.town_code,
    compared.occurred_month as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    compared.organisation_name || '孵化进度次序颠倒或由两镇统计' as claim,
    {{ plain_text('compared.occurred_on') }} || compared.incubation_stage
    || case
        when compared.occurred_on < compared.preceding_on
            then '，早于在先环节的' || {{ plain_text('compared.preceding_on') }}
        else ''
    end
    || case
        when towns.place > 1 then '，由' || towns.area_name || '填报，与首报镇街不同'
        else ''
    end as detail,
    compared.delivery_id,
    compared.source_sheet,
    compared.source_row
from compared
left join towns
    on
        compared.organisation_name = towns.organisation_name
        and compared.town_code = towns.town_code
where
    compared.occurred_on < compared.preceding_on
    or towns.place > 1

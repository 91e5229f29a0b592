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
        max(first_reached.first_on) over earlier_stages as preceding_on,
        max_by(first_reached.incubation_stage, first_reached.first_on) over earlier_stages
            as preceding_stage
    from first_reached
    window earlier_stages as (
        partition by first_reached.organisation_name, first_reached.stay
        order by first_reached.stage_order asc nulls last
        range between unbounded preceding and 1 preceding
    )
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
),

doubtful as (
    select
        compared.*,
        towns.area_name,
        first_towns.area_name as first_area_name,
        coalesce(compared.occurred_on < compared.preceding_on, false) as is_out_of_order,
        coalesce(towns.place > 1, false) as is_of_two_towns
    from compared
    left join towns
        on
            compared.organisation_name = towns.organisation_name
            and compared.town_code = towns.town_code
    left join towns as first_towns
        on
            compared.organisation_name = first_towns.organisation_name
            and first_towns.place = 1
)

select
    'N1' as check_code,
    organisation_name as subject_key,
    cast(null as string) as programme_code,
    town_code,
    occurred_month as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    organisation_name || case
        when not bool_or(is_of_two_towns) over (partition by organisation_name)
            then '孵化进度次序颠倒'
        when not bool_or(is_out_of_order) over (partition by organisation_name)
            then '由两镇统计'
        else '孵化进度次序颠倒且由两镇统计'
    end as claim,
    {{ plain_text('occurred_on') }} || incubation_stage
    || case
        when is_out_of_order
            then '，早于在先环节' || preceding_stage || '的' || {{ plain_text('preceding_on') }}
        else ''
    end
    || case
        when is_of_two_towns
            then '，由' || area_name || '填报，首报镇街为' || first_area_name
        else ''
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from doubtful
where is_out_of_order or is_of_two_towns

-- One row per village whose reform was accepted: its own, or that of all villages it continues.
{% set generations = 3 %}
with accepted_0 as (
    select
        village_code,
        min(completed_month) as accepted_month
    from {{ ref('fct_village_reform_steps') }}
    where reform_step = '验收'
    group by village_code
),

continuations as (
    select
        villages.area_code as village_code,
        former.area_code as former_code
    from {{ ref('dim_areas') }} as villages
    inner join {{ ref('dim_areas') }} as former
        on ' ' || villages.came_from || ' ' like '% ' || former.area_code || ' %'
    where villages.area_level = 'village'
),

{% for generation in range(1, generations + 1) %}
inherited_{{ generation }} as (
    select
        continuations.village_code,
        max(accepted.accepted_month) as accepted_month
    from continuations
    left join accepted_{{ generation - 1 }} as accepted
        on continuations.former_code = accepted.village_code
    group by continuations.village_code
    having count(*) = count(accepted.accepted_month)
),

accepted_{{ generation }} as (
    select
        village_code,
        min(accepted_month) as accepted_month
    from (
        select * from accepted_{{ generation - 1 }}
        union all
        select * from inherited_{{ generation }}
    ) as either_way
    group by village_code
){{ ',' if not loop.last }}

{% endfor %}
select
    village_code,
    accepted_month
from accepted_{{ generations }}

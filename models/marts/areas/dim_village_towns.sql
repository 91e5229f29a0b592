-- One row per village and span of days: the town that it lies in, or the one that continues it.
with villages as (
    select
        area_code,
        town_code,
        valid_from,
        valid_to,
        came_from
    from {{ ref('dim_areas') }}
    where area_level = 'village' and not is_unknown
),

-- A list may go on naming a village that has moved or merged. Where it was split between two
-- towns nobody can say in which of them a row belongs.
continued as (
    select
        former.area_code,
        min(villages.town_code) as town_code,
        min(villages.valid_from) as valid_from,
        nullif(max(coalesce(villages.valid_to, date '9999-12-31')), date '9999-12-31') as valid_to
    from villages
    inner join villages as former
        on ' ' || villages.came_from || ' ' like '% ' || former.area_code || ' %'
    group by former.area_code
    having count(distinct villages.town_code) = 1
)

select
    area_code as village_code,
    town_code,
    valid_from,
    valid_to
from villages
union all
select
    area_code as village_code,
    town_code,
    valid_from,
    valid_to
from continued

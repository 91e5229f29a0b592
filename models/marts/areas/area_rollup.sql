-- One row per area that is reported on and town whose facts count for it.
with towns as (
    select
        area_code,
        parent_code
    from {{ ref('dim_areas') }}
    where area_level = 'town'
)

select
    area_code,
    area_code as town_code
from towns
union all
select
    parent_code as area_code,
    area_code as town_code
from towns
union all
select
    area_code,
    area_code as town_code
from {{ ref('dim_areas') }}
where area_level = 'district'

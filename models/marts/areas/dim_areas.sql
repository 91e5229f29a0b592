-- One row per district, town or village, and per place that nobody knows (其他/待核).
with known_areas as (
    select
        area_code,
        parent_code,
        case area_level when 'village' then parent_code else area_code end as town_code,
        area_level,
        short_name as area_name,
        full_name,
        false as is_unknown,
        cast(valid_from as date) as valid_from,
        cast(valid_to as date) as valid_to,
        came_from
    from {{ ref('areas') }}
),

unknown_town as (
    select
        substr(area_code, 1, 6) || '999000' as area_code,
        area_code as parent_code,
        substr(area_code, 1, 6) || '999000' as town_code,
        'town' as area_level
    from known_areas
    where area_level = 'district'
),

towns as (
    select area_code from known_areas
    where area_level = 'town'
    union all
    select area_code from unknown_town
),

unknown_areas as (
    select * from unknown_town
    union all
    select
        substr(area_code, 1, 9) || '999' as area_code,
        area_code as parent_code,
        area_code as town_code,
        'village' as area_level
    from towns
)

select * from known_areas
union all
select
    area_code,
    parent_code,
    town_code,
    area_level,
    '其他/待核' as area_name,
    '其他/待核' as full_name,
    true as is_unknown,
    cast(null as date) as valid_from,
    cast(null as date) as valid_to,
    cast(null as string) as came_from
from unknown_areas

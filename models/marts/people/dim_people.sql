-- One row per person that any feed reports: latest known facts and place, no name.
{{ config(meta={'by_person': 'person_key'}) }}
with reports as (
    select
        reports.*,
        delivery_order.period_end,
        delivery_order.recency,
        not coalesce(towns.is_unknown, true) as is_known_town,
        not coalesce(villages.is_unknown, true) as is_known_village
    from {{ ref('int_person_reports') }} as reports
    inner join {{ ref('int_people_order') }} as delivery_order
        on reports.delivery_id = delivery_order.delivery_id
    left join {{ ref('dim_areas') }} as towns
        on reports.town_code = towns.area_code and towns.area_level = 'town'
    left join {{ ref('dim_areas') }} as villages
        on reports.village_code = villages.area_code and villages.area_level = 'village'
),

people as (
    -- Without the filters one engine passes over a null and another returns it.
    select
        person_key,
        max_by(birth_month, recency) filter (where birth_month is not null) as birth_month,
        max_by(id_sex, recency) filter (where id_sex is not null) as sex,
        max_by(id_check_status, recency) filter (where id_check_status is not null)
            as id_check_status,
        max_by(id_length, recency) filter (where id_length is not null) as id_length,
        max_by(town_code, recency) filter (where is_known_town) as town_code,
        max_by(village_code, recency) filter (where is_known_village) as village_code,
        min(period_end) as first_period,
        max(period_end) as latest_period
    from reports
    group by person_key
),

placed as (
    select
        people.*,
        villages.area_code as home_village_code
    from people
    left join {{ ref('dim_areas') }} as villages
        on people.village_code = villages.area_code and people.town_code = villages.town_code
)

select
    person_key,
    birth_month,
    sex,
    coalesce(home_village_code, town_code) as area_code,
    town_code,
    home_village_code as village_code,
    id_check_status,
    id_length,
    first_period,
    latest_period
from placed

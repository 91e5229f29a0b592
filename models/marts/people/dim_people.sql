-- One row per person that any feed reports: latest known facts and place, no name.
{{ config(meta={'by_person': 'person_key'}) }}
-- Of what the rows of one list say differently of a person, the greatest value is taken.
with reports as (
    select
        reports.person_key,
        reports.recency,
        max(reports.birth_month) as birth_month,
        max(reports.id_sex) as id_sex,
        max(reports.id_check_status) as id_check_status,
        max(reports.id_length) as id_length,
        max(case when not towns.is_unknown then reports.town_code end) as town_code,
        max(case when not villages.is_unknown then reports.village_code end) as village_code,
        min(reports.first_period) as first_period,
        max(reports.latest_period) as latest_period
    from {{ ref('int_person_reports') }} as reports
    left join {{ ref('dim_areas') }} as towns
        on reports.town_code = towns.area_code and towns.area_level = 'town'
    left join {{ ref('dim_areas') }} as villages
        on reports.village_code = villages.area_code and villages.area_level = 'village'
    group by reports.person_key, reports.recency
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
        max_by(town_code, recency) filter (where town_code is not null) as town_code,
        max_by(village_code, recency) filter (where village_code is not null) as village_code,
        min(first_period) as first_period,
        max(latest_period) as latest_period
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

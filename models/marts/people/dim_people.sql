-- One row per person that any feed reports: latest known facts and place, no name.
{{ config(meta={'by_person': 'person_key'}) }}
{% set facts = [
    'birth_month', 'id_sex', 'id_check_status', 'id_length', 'town_code', 'village_code'
] -%}
with reports as (
    select
        reports.person_key,
        reports.recency,
        reports.birth_month,
        reports.id_sex,
        reports.id_check_status,
        reports.id_length,
        case when not towns.is_unknown then reports.town_code end as town_code,
        case when not villages.is_unknown then reports.village_code end as village_code,
        reports.first_period,
        reports.latest_period
    from {{ ref('int_person_reports') }} as reports
    left join {{ ref('dim_areas') }} as towns
        on reports.town_code = towns.area_code and towns.area_level = 'town'
    left join {{ ref('dim_areas') }} as villages
        on reports.village_code = villages.area_code and villages.area_level = 'village'
),

-- All lists tell most people alike: only the others are compared, which takes memory.
told_differently as (
    select person_key
    from reports
    group by person_key
    having count(*) > 1
),

-- Of what the rows of one list say differently of a person, the greatest value is taken.
lists as (
    select
        reports.person_key,
        reports.recency,
        {%- for fact in facts %}
        max(reports.{{ fact }}) as {{ fact }},
        {%- endfor %}
        min(reports.first_period) as first_period,
        max(reports.latest_period) as latest_period
    from reports
    inner join told_differently on reports.person_key = told_differently.person_key
    group by reports.person_key, reports.recency
),

people as (
    -- Without the filters one engine passes over a null and another returns it.
    select
        person_key,
        {%- for fact in facts %}
        max_by({{ fact }}, recency) filter (where {{ fact }} is not null) as {{ fact }},
        {%- endfor %}
        min(first_period) as first_period,
        max(latest_period) as latest_period
    from lists
    group by person_key
    union all
    select
        reports.person_key,
        {%- for fact in facts %}
        reports.{{ fact }},
        {%- endfor %}
        reports.first_period,
        reports.latest_period
    from reports
    left join told_differently on reports.person_key = told_differently.person_key
    where told_differently.person_key is null
)

select
    people.person_key,
    people.birth_month,
    people.id_sex as sex,
    coalesce(villages.area_code, people.town_code) as area_code,
    people.town_code,
    villages.area_code as village_code,
    people.id_check_status,
    people.id_length,
    people.first_period,
    people.latest_period
from people
left join {{ ref('dim_areas') }} as villages
    on people.village_code = villages.area_code and people.town_code = villages.town_code

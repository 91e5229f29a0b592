-- E4: a row's town is not the town that its village lies in.
with misplaced as (
    select
        person_key as subject_key,
        feed,
        month,
        town_code,
        village_code,
        village_town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_identity_doubts') }}
    where doubt = 'village'
    union all
    select
        steps.village_code as subject_key,
        'village_reform' as feed,
        steps.completed_month as month,
        steps.town_code,
        steps.village_code,
        villages.town_code as village_town_code,
        steps.delivery_id,
        steps.source_sheet,
        steps.source_row
    from {{ ref('fct_village_reform_steps') }} as steps
    inner join {{ ref('dim_village_towns') }} as villages
        on
            steps.village_code = villages.village_code
            and steps.town_code <> villages.town_code
            and (villages.valid_from is null or steps.completed_on >= villages.valid_from)
            and (villages.valid_to is null or steps.completed_on <= villages.valid_to)
)

select
    'E4' as check_code,
    misplaced.subject_key,
    cast(null as string) as programme_code,
    misplaced.town_code,
    misplaced.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '所报镇街与村（居）所属镇街不符' as claim,
    {{ month_text('misplaced.month') }} || feeds.name_zh || '报为' || towns.area_name
    || '，该村（居）属' || village_towns.area_name as detail,
    misplaced.delivery_id,
    misplaced.source_sheet,
    misplaced.source_row
from misplaced
inner join {{ ref('feeds') }} as feeds on misplaced.feed = feeds.feed
-- A list that names no town stands under the district; a town nobody knows is no other town.
inner join {{ ref('dim_areas') }} as towns
    on
        misplaced.town_code = towns.area_code
        and towns.area_level = 'town'
        and not towns.is_unknown
inner join {{ ref('dim_areas') }} as village_towns
    on misplaced.village_town_code = village_towns.area_code

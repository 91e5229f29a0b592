-- One row per cremation that the funeral home registered: the one source of deaths.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    died_on,
    {{ month_of('died_on') }} as death_month,
    cremated_on,
    {{ month_of('cremated_on') }} as cremated_month,
    hukou,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_cremations') }}

-- One row per action on a residence permit.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    permit_action,
    handled_on,
    {{ month_of('handled_on') }} as handled_month,
    employer,
    origin_province,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_residence_permits') }}

-- One row per application for points.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    application_kind,
    points,
    applied_on,
    {{ month_of('applied_on') }} as applied_month,
    decision,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_points_applications') }}

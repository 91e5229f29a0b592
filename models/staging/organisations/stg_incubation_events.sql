-- One row per stage that an organisation reached. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    organisation as organisation_name,
    registration_no,
    organisation_code,
    category as organisation_category,
    stage as incubation_stage,
    cast(occurred_on as date) as occurred_on,
    has_remark
from {{ source('raw', 'incubation_events') }}

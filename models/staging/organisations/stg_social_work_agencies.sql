-- One row per agency on a list. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    organisation as organisation_name,
    registration_no,
    cast(registered_on as date) as registered_on,
    cast(dissolved_on as date) as dissolved_on,
    staff as staff_count,
    has_remark
from {{ source('raw', 'social_work_agencies') }}

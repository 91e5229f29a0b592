-- One row per step that a village completed. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    village_code,
    step as reform_step,
    cast(completed_on as date) as completed_on,
    has_remark
from {{ source('raw', 'village_reform') }}

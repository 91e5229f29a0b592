-- One row per correction that the department has recorded, and what became of it in this build.
select
    correction_id,
    correction_state,
    feed,
    stated_delivery,
    deliverer_code,
    stated_month,
    delivery_id,
    source_sheet,
    source_row,
    column_name,
    delivered_value,
    corrected_value,
    why,
    who,
    since_on,
    file_name,
    line_number
from {{ ref('stg_corrections') }}

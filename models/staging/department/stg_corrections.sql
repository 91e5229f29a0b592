-- One row per correction that the department has recorded, and what became of it. Casts only.
select
    correction_id,
    state as correction_state,
    feed,
    stated_delivery,
    deliverer_code,
    cast(stated_month as date) as stated_month,
    delivery_id,
    source_sheet,
    source_row,
    column_name,
    delivered_value,
    corrected_value,
    why,
    who,
    cast(since_on as date) as since_on,
    file_name,
    line_number
from {{ source('raw', 'corrections') }}

-- One row per reason for which a row was rejected. Casts only.
select
    delivery_id,
    feed,
    source_sheet,
    source_row,
    column_name,
    reason
from {{ source('raw', 'rejected_rows') }}

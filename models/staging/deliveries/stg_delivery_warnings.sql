-- One row per warning of a delivery. Casts only.
select
    delivery_id,
    feed,
    source_sheet,
    source_row,
    column_name,
    code
from {{ source('raw', 'delivery_warnings') }}

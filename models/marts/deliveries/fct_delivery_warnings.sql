-- One row per warning; the row stays accepted.
select
    delivery_id,
    feed,
    source_sheet,
    source_row,
    column_name,
    code
from {{ ref('stg_delivery_warnings') }}

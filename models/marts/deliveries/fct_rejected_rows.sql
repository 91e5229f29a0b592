-- One row per rejected row and reason.
select
    delivery_id,
    feed,
    source_sheet,
    source_row,
    column_name,
    reason
from {{ ref('stg_rejected_rows') }}

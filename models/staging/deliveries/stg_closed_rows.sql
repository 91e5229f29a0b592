-- One row per rejected row that a return workbook put right. Casts only.
select
    delivery_id,
    feed,
    source_sheet,
    source_row
from {{ source('raw', 'closed_rows') }}

-- One row per declared total of a delivery, with what its rows add up to.
select
    delivery_id,
    source_sheet,
    source_row,
    label,
    column_name,
    declared_amount as declared_amount_yuan,
    declared_count,
    computed_amount as computed_amount_yuan,
    computed_count,
    agrees
from {{ ref('stg_delivery_totals') }}

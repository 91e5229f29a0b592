-- One row per total that a delivery declares. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    label,
    column_name,
    cast(declared_amount as decimal(18, 2)) as declared_amount,
    declared_count,
    cast(computed_amount as decimal(18, 2)) as computed_amount,
    computed_count,
    agrees
from {{ source('raw', 'delivery_totals') }}

-- One row per rejected row of a list and reason; open until a return workbook put it right.
-- What a return workbook failed to put right is the same row once more, and is not counted again.
with supplements as (
    select
        delivery_id,
        completes
    from {{ ref('stg_deliveries') }}
    where completes is not null
),

closed as (
    select
        supplements.completes as delivery_id,
        closed_rows.source_sheet,
        closed_rows.source_row,
        min(closed_rows.delivery_id) as closed_by
    from {{ ref('stg_closed_rows') }} as closed_rows
    inner join supplements on closed_rows.delivery_id = supplements.delivery_id
    group by supplements.completes, closed_rows.source_sheet, closed_rows.source_row
)

select
    rejected.delivery_id,
    rejected.feed,
    rejected.source_sheet,
    rejected.source_row,
    rejected.column_name,
    rejected.reason,
    closed.closed_by
from {{ ref('stg_rejected_rows') }} as rejected
left join closed
    on
        rejected.delivery_id = closed.delivery_id
        and rejected.source_row = closed.source_row
        -- A text file has one sheet without a name.
        and coalesce(rejected.source_sheet, '') = coalesce(closed.source_sheet, '')
left join supplements on rejected.delivery_id = supplements.delivery_id
where supplements.delivery_id is null

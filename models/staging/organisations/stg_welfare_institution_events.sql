-- One row per stage that an institution reached. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    institution as institution_name,
    stage as institution_stage,
    cast(occurred_on as date) as occurred_on,
    beds as bed_count,
    cast(subsidy as decimal(18, 2)) as subsidy_yuan,
    has_remark
from {{ source('raw', 'welfare_institution_events') }}

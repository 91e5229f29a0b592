-- One row per dated fact of a key work. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    key_work,
    milestone as milestone_name,
    kind as milestone_kind,
    cast(occurred_on as date) as occurred_on,
    document_no,
    cast(value as decimal(18, 4)) as milestone_value,
    unit as value_unit,
    has_remark
from {{ source('raw', 'milestones') }}

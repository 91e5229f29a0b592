-- One row per dated fact of a key work on a list.
select
    key_work,
    milestone_name,
    milestone_kind,
    occurred_on,
    {{ month_of('occurred_on') }} as occurred_month,
    document_no,
    milestone_value,
    value_unit,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_milestones') }}

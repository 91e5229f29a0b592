-- One row per contract for a purchased service. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    contract_no,
    project as project_name,
    provider,
    target_group,
    cast(amount as decimal(18, 2)) as amount_yuan,
    cast(signed_on as date) as signed_on,
    cast(starts_on as date) as starts_on,
    cast(ends_on as date) as ends_on,
    has_remark
from {{ source('raw', 'service_contracts') }}

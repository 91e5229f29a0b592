-- One row per contract on a list.
select
    contracts.contract_no,
    contracts.project_name,
    contracts.provider,
    contracts.target_group,
    contracts.amount_yuan,
    contracts.signed_on,
    {{ month_of('contracts.signed_on') }} as signed_month,
    contracts.starts_on,
    contracts.ends_on,
    row_number() over (
        partition by contracts.contract_no
        order by
            delivery_order.recency desc nulls last,
            contracts.source_row desc nulls last,
            contracts.source_sheet desc nulls last
    ) = 1 as is_latest,
    contracts.town_code,
    contracts.delivery_id,
    contracts.source_row,
    contracts.source_sheet
from {{ ref('stg_service_contracts') }} as contracts
inner join {{ ref('int_delivery_order') }} as delivery_order
    on contracts.delivery_id = delivery_order.delivery_id

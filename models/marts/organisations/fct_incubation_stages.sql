-- One row per stage that an organisation in the incubator reached.
select
    organisation_name,
    registration_no,
    organisation_code,
    organisation_category,
    incubation_stage,
    case incubation_stage
        when '申请' then 1
        when '评估' then 2
        when '入驻' then 3
        when '登记' then 4
        when '出壳' then 5
        when '续驻' then 5
        when '退驻' then 6
    end as stage_order,
    occurred_on,
    {{ month_of('occurred_on') }} as occurred_month,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_incubation_events') }}

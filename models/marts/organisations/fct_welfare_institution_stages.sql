-- One row per stage that a private welfare institution reached.
select
    institution_name,
    institution_stage,
    case institution_stage
        when '申请' then 1
        when '筹办意见书' then 2
        when '设置批准' then 3
        when '法人登记' then 4
        when '运营' then 5
        when '资助' then 6
    end as stage_order,
    occurred_on,
    {{ month_of('occurred_on') }} as occurred_month,
    bed_count,
    subsidy_yuan,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_welfare_institution_events') }}

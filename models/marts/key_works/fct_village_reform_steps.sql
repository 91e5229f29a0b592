-- One row per step of the reform that a village completed.
select
    village_code,
    reform_step,
    case reform_step
        when '试点' then 1
        when '方案' then 2
        when '公共服务站挂牌' then 3
        when '职能划分' then 4
        when '验收' then 5
    end as step_order,
    completed_on,
    {{ month_of('completed_on') }} as completed_month,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_village_reform') }}

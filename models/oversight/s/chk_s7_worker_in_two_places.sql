-- S7: visits of one worker of one provider overlap, or one day's hours exceed 24.
select
    'S7' as check_code,
    worker_key as subject_key,
    cast(null as string) as programme_code,
    town_code,
    visit_month as month,
    case when longest_visit is not null then fee_yuan end as amount_at_risk_yuan,
    '同一服务员服务时间重叠或一天工时超限' as claim,
    {{ plain_text('visited_on') }} || coalesce(' ' || started_at, '') || '服务'
    || {{ number_text('hours') }} || '小时'
    || coalesce('，与' || longest_visit || '的服务重叠', '')
    || coalesce('，当天工时已达' || {{ number_text('hours_until') }} || '小时', '') as detail,
    delivery_id,
    source_sheet,
    source_row
from {{ ref('fct_crowded_visits') }}

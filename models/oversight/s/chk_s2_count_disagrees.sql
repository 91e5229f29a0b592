-- S2: a declared count that is not the number of rows.
select
    'S2' as check_code,
    {{ list_subject('deliveries') }} as subject_key,
    cast(null as string) as programme_code,
    deliveries.deliverer_code as town_code,
    deliveries.period_end as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    feeds.name_zh || '申报笔数与明细不符' as claim,
    case totals.label when 'declared' then '标题或表尾' else totals.label end || '写明'
    || {{ plain_text('totals.declared_count') }} || '笔，明细'
    || {{ plain_text('totals.computed_count') }} || '笔' as detail,
    totals.delivery_id,
    totals.source_sheet,
    totals.source_row
from {{ ref('fct_delivery_totals') }} as totals
inner join {{ ref('fct_deliveries') }} as deliveries
    on totals.delivery_id = deliveries.delivery_id
inner join {{ ref('feeds') }} as feeds on deliveries.feed = feeds.feed
where
    totals.declared_count is not null
    and not totals.agrees

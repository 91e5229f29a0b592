-- O9: a delivery's rows are a re-issue of another delivery's.
select
    'O9' as check_code,
    {{ list_subject('deliveries') }} as subject_key,
    cast(null as string) as programme_code,
    deliveries.deliverer_code as town_code,
    deliveries.period_end as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '《' || feeds.name_zh || '》重复报送' as claim,
    {{ month_text('deliveries.period_end') }} || '的'
    || {{ plain_text('deliveries.rows_accepted') }} || '行与'
    || coalesce({{ plain_text('originals.reported_on') }} || '报送的', '')
    || '另一份逐行相同' as detail,
    deliveries.delivery_id,
    cast(null as string) as source_sheet,
    cast(null as bigint) as source_row
from {{ ref('fct_deliveries') }} as deliveries
inner join {{ ref('feeds') }} as feeds on deliveries.feed = feeds.feed
left join {{ ref('fct_deliveries') }} as originals
    on deliveries.superseded_by = originals.delivery_id
where deliveries.state = 'reissue'

-- F3: a delivery that is expected and came after its day, or did not come.
select
    'F3' as check_code,
    coverage.feed || '|' || coverage.town_code as subject_key,
    cast(null as string) as programme_code,
    coverage.town_code,
    coverage.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    deliverers.area_name || feeds.name_zh || '逾期或缺报' as claim,
    {{ month_text('coverage.month') }} || '应于' || {{ plain_text('coverage.due_on') }} || '前报送，'
    || coalesce({{ plain_text('coverage.received_on') }} || '才收到', '尚未收到') as detail,
    coverage.delivery_id,
    cast(null as string) as source_sheet,
    cast(null as bigint) as source_row
from {{ ref('fct_delivery_coverage') }} as coverage
inner join {{ ref('feeds') }} as feeds on coverage.feed = feeds.feed
inner join {{ ref('dim_areas') }} as deliverers on coverage.town_code = deliverers.area_code
where coverage.status in ('late', 'missing')

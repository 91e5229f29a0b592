-- One row per expected delivery: feed, deliverer and month, whether it came and when.
select
    coverage.feed,
    coverage.town_code,
    coverage.month,
    coverage.status,
    coverage.received_on,
    coverage.row_count,
    coverage.due_on,
    coverage.delivery_id,
    feeds.name_zh as feed_name,
    areas.area_name
from {{ ref('fct_delivery_coverage') }} as coverage
left join {{ ref('feeds') }} as feeds on coverage.feed = feeds.feed
left join {{ ref('dim_areas') }} as areas on coverage.town_code = areas.area_code

-- One row per indicator with feeds, period and area: the deliveries that its value stands on.
with own_window as (
    select
        indicator_feeds.indicator_id,
        arrivals.period,
        arrivals.area_code,
        arrivals.feed,
        arrivals.expected_count,
        arrivals.received_count,
        arrivals.late_count,
        arrivals.latest_reported_on,
        arrivals.missing_deliveries
    from {{ ref('indicator_feeds') }} as indicator_feeds
    inner join {{ ref('indicators') }} as indicators
        on indicator_feeds.indicator_id = indicators.indicator_id
    inner join {{ ref('int_feed_arrivals') }} as arrivals
        on indicator_feeds.feed = arrivals.feed and indicators.window_kind = arrivals.window_kind
),

-- A comparison stands on the month it compares with, too.
base_window as (
    select
        indicators.indicator_id,
        periods.period,
        arrivals.area_code,
        arrivals.feed,
        arrivals.expected_count,
        arrivals.received_count,
        arrivals.late_count,
        arrivals.latest_reported_on,
        arrivals.missing_deliveries
    from {{ ref('indicators') }} as indicators
    inner join {{ ref('indicator_feeds') }} as indicator_feeds
        on indicators.indicator_id = indicator_feeds.indicator_id
    inner join {{ ref('dim_periods') }} as base_periods
        on indicators.base_month = base_periods.last_month and base_periods.period_kind = 'month'
    inner join {{ ref('int_feed_arrivals') }} as arrivals
        on base_periods.period = arrivals.period and indicator_feeds.feed = arrivals.feed
    inner join {{ ref('dim_periods') }} as periods on base_periods.last_month <> periods.last_month
    where arrivals.window_kind = 'period'
),

all_windows as (
    select * from own_window
    union all
    select * from base_window
)

select
    indicator_id,
    period,
    area_code,
    cast(sum(expected_count) as bigint) as deliveries_expected,
    cast(sum(received_count) as bigint) as deliveries_received,
    cast(sum(late_count) as bigint) as deliveries_late,
    max(latest_reported_on) as latest_reported_on,
    {{ joined_text(
        'missing_deliveries', '；', 'feed nulls first, missing_deliveries nulls first'
    ) }} as missing_deliveries,
    max(case when received_count = 0 then 1 else 0 end) = 1 as is_any_feed_silent
from all_windows
group by indicator_id, period, area_code

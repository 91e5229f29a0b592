-- One row per feed, window of months, period and area: the deliveries needed, and which came.
{% set named_at_most = 5 %}

with windows as (
    select
        'period' as window_kind,
        period,
        first_month,
        last_month
    from {{ ref('dim_periods') }}
    union all
    select
        'until' as window_kind,
        period,
        date '1900-01-01' as first_month,
        last_month
    from {{ ref('dim_periods') }}
    union all
    select
        'year_to_date' as window_kind,
        period,
        cast({{ dbt.date_trunc('year', 'first_month') }} as date) as first_month,
        last_month
    from {{ ref('dim_periods') }}
    union all
    select
        'last_month' as window_kind,
        period,
        last_month as first_month,
        last_month
    from {{ ref('dim_periods') }}
),

in_window as (
    select
        windows.window_kind,
        windows.period,
        needed.area_code,
        needed.feed,
        needed.status,
        needed.received_on,
        needed.delivery_name,
        row_number() over (
            partition by
                windows.window_kind, windows.period, needed.area_code, needed.feed,
                case when needed.status = 'missing' then 1 else 0 end
            order by needed.month desc nulls last, needed.town_code asc nulls first
        ) as place
    from windows
    inner join {{ ref('int_needed_deliveries') }} as needed
        on windows.first_month <= needed.last_month and windows.last_month >= needed.first_month
),

counted as (
    select
        window_kind,
        period,
        area_code,
        feed,
        count(*) as expected_count,
        count(case when status <> 'missing' then 1 end) as received_count,
        count(case when status = 'late' then 1 end) as late_count,
        max(received_on) as latest_reported_on,
        {{ joined_text(
            "case when status = 'missing' and place <= " ~ named_at_most
                ~ " then delivery_name end",
            '、', 'place nulls first'
        ) }} as named_missing
    from in_window
    group by window_kind, period, area_code, feed
)

select
    window_kind,
    period,
    area_code,
    feed,
    expected_count,
    received_count,
    late_count,
    latest_reported_on,
    case
        when expected_count - received_count > {{ named_at_most }}
            then
                named_missing || '等'
                || cast(expected_count - received_count as string) || '份'
        else named_missing
    end as missing_deliveries
from counted

-- One row per feed, window, period and area: which deliveries its months need, and which came.
with deliveries as (
    select
        feed,
        town_code,
        month,
        status,
        received_on,
        case cadence
            when 'yearly' then cast({{ dbt.date_trunc('year', 'month') }} as date)
            when 'register' then cast({{ dbt.dateadd('month', -2, 'month') }} as date)
            else month
        end as first_month,
        case cadence
            when 'yearly' then cast({{ dbt.dateadd('month', 11, dbt.date_trunc('year', 'month')) }} as date)
            else month
        end as last_month
    from {{ ref('fct_delivery_coverage') }}
),

delivered_by_towns as (
    select distinct feed
    from {{ ref('expected_deliveries') }}
    where deliverer_level = 'town'
),

-- An area needs its own deliverers; a town needs the district for what no town delivers.
needed as (
    select area_rollup.area_code, deliveries.*
    from deliveries
    inner join {{ ref('area_rollup') }} as area_rollup
        on deliveries.town_code = area_rollup.town_code
    union all
    select towns.area_code, deliveries.*
    from deliveries
    inner join {{ ref('dim_areas') }} as towns on deliveries.town_code = towns.parent_code
    left join delivered_by_towns on deliveries.feed = delivered_by_towns.feed
    where towns.area_level = 'town' and not towns.is_unknown and delivered_by_towns.feed is null
),

windows as (
    select 'period' as window_kind, period, first_month, last_month
    from {{ ref('dim_periods') }}
    union all
    select 'until' as window_kind, period, date '1900-01-01' as first_month, last_month
    from {{ ref('dim_periods') }}
    union all
    select
        'year_to_date' as window_kind,
        period,
        cast({{ dbt.date_trunc('year', 'first_month') }} as date) as first_month,
        last_month
    from {{ ref('dim_periods') }}
    union all
    select 'last_month' as window_kind, period, last_month as first_month, last_month
    from {{ ref('dim_periods') }}
),

numbered as (
    select
        windows.window_kind,
        windows.period,
        needed.area_code,
        needed.feed,
        needed.town_code,
        needed.month,
        needed.status,
        needed.received_on,
        row_number() over (
            partition by windows.window_kind, windows.period, needed.area_code, needed.feed,
                case when needed.status = 'missing' then 1 else 0 end
            order by needed.month desc, needed.town_code
        ) as place
    from windows
    inner join needed
        on windows.first_month <= needed.last_month and windows.last_month >= needed.first_month
)

select
    numbered.window_kind,
    numbered.period,
    numbered.area_code,
    numbered.feed,
    count(*) as expected_count,
    count(case when numbered.status <> 'missing' then 1 end) as received_count,
    count(case when numbered.status = 'late' then 1 end) as late_count,
    max(numbered.received_on) as latest_reported_on
from numbered
group by numbered.window_kind, numbered.period, numbered.area_code, numbered.feed

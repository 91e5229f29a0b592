-- One row per expected delivery and area that needs it, with the months the delivery speaks of.
{% set january = dbt.date_trunc('year', 'coverage.month') %}

with deliveries as (
    select
        coverage.feed,
        coverage.town_code,
        coverage.month,
        coverage.status,
        coverage.received_on,
        case coverage.cadence
            when 'yearly' then cast({{ january }} as date)
            when 'register' then cast({{ dbt.dateadd('month', -2, 'coverage.month') }} as date)
            else coverage.month
        end as first_month,
        case coverage.cadence
            when 'yearly' then cast({{ dbt.dateadd('month', 11, january) }} as date)
            else coverage.month
        end as last_month,
        deliverers.area_name || ' ' || feeds.name_zh || ' '
        || substring(cast(coverage.month as string), 1, 7) as delivery_name
    from {{ ref('fct_delivery_coverage') }} as coverage
    inner join {{ ref('dim_areas') }} as deliverers on coverage.town_code = deliverers.area_code
    inner join {{ ref('feeds') }} as feeds on coverage.feed = feeds.feed
),

towns as (
    select
        area_code as town_code,
        parent_code as district_code
    from {{ ref('dim_areas') }}
    where area_level = 'town' and not is_unknown
),

delivered_by_towns as (
    select distinct feed
    from {{ ref('expected_deliveries') }}
    where deliverer_level = 'town'
),

needed_from_own_deliverers as (
    select
        area_rollup.area_code,
        deliveries.*
    from deliveries
    inner join {{ ref('area_rollup') }} as area_rollup
        on deliveries.town_code = area_rollup.town_code
),

needed_from_the_district as (
    select
        towns.town_code as area_code,
        deliveries.*
    from deliveries
    inner join towns on deliveries.town_code = towns.district_code
    left join delivered_by_towns on deliveries.feed = delivered_by_towns.feed
    where delivered_by_towns.feed is null
)

select * from needed_from_own_deliverers
union all
select * from needed_from_the_district

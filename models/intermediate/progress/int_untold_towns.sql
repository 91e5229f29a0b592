-- One row per indicator and period that only the district's lists tell of, naming no town.
with fed_by as (
    select
        feeds.indicator_id,
        max(case when owed.deliverer_level = 'town' then 1 else 0 end) as is_owed_by_towns
    from {{ ref('indicator_feeds') }} as feeds
    inner join {{ ref('expected_deliveries') }} as owed on feeds.feed = owed.feed
    group by feeds.indicator_id
),

counted as (
    select
        found.indicator_id,
        found.period,
        max(
            case
                when areas.area_level = 'district' then coalesce(found.denominator, found.value)
            end
        ) as in_district,
        max(
            case when areas.area_level = 'town' then coalesce(found.denominator, found.value) end
        ) as in_towns
    from {{ ref('int_counted_values') }} as found
    inner join {{ ref('dim_areas') }} as areas on found.area_code = areas.area_code
    where not areas.is_unknown
    group by found.indicator_id, found.period
)

select
    counted.indicator_id,
    counted.period
from counted
inner join fed_by on counted.indicator_id = fed_by.indicator_id
where
    fed_by.is_owed_by_towns = 0
    and counted.in_district > 0
    and coalesce(counted.in_towns, 0) = 0

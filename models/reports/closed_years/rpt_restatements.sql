-- One row per figure of a closed year that this build counts differently, and the deliveries why.
with district as (
    select area_code from {{ ref('dim_areas') }}
    where area_level = 'district'
),

differing as (
    select
        closed.year,
        closed.indicator_id,
        closed.period,
        closed.area_code,
        closed.value as closed_value,
        closed.value_on as closed_value_on,
        found.value as current_value,
        found.value_on as current_value_on,
        closed.closed_at
    from {{ ref('fct_closed_figures') }} as closed
    left join {{ ref('rpt_indicator_values') }} as found
        on
            closed.indicator_id = found.indicator_id
            and closed.period = found.period
            and closed.area_code = found.area_code
    where
        closed.value is distinct from found.value
        or closed.value_on is distinct from found.value_on
),

explained as (
    select
        differing.indicator_id,
        differing.period,
        differing.area_code,
        case when changed.has_come then '+' else '-' end || changed.delivery_id as delivery
    from differing
    inner join {{ ref('indicator_feeds') }} as feeds
        on differing.indicator_id = feeds.indicator_id
    inner join {{ ref('fct_changed_deliveries') }} as changed
        on differing.year = changed.year and feeds.feed = changed.feed
    cross join district
    where
        differing.area_code = district.area_code
        or changed.deliverer_code in (differing.area_code, district.area_code)
),

reasons as (
    select
        indicator_id,
        period,
        area_code,
        {{ joined_text('delivery', ' ', 'delivery') }} as changed_deliveries
    from explained
    group by indicator_id, period, area_code
)

select
    differing.*,
    reasons.changed_deliveries
from differing
left join reasons
    on
        differing.indicator_id = reasons.indicator_id
        and differing.period = reasons.period
        and differing.area_code = reasons.area_code

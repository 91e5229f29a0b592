-- One row per delivery ever taken in, in force or not.
with cadences as (
    select
        feed,
        max(cadence) as cadence
    from {{ ref('expected_deliveries') }}
    group by feed
)

select
    deliveries.delivery_id,
    deliveries.feed,
    deliveries.file_id,
    deliveries.deliverer_code,
    deliveries.section,
    deliveries.period_start,
    deliveries.period_end,
    -- A register speaks for every month up to the day it was drawn up.
    case
        when cadences.cadence = 'register' and deliveries.reported_on is not null
            then {{ month_of('deliveries.reported_on') }}
        else deliveries.period_end
    end as covered_to,
    deliveries.reported_on,
    deliveries.latest_on,
    deliveries.town_codes,
    deliveries.is_nil,
    deliveries.rows_read,
    deliveries.rows_accepted,
    deliveries.rows_rejected,
    deliveries.rows_total,
    deliveries.rows_note,
    deliveries.amount_sum as amount_sum_yuan,
    deliveries.state,
    deliveries.state = 'in_force' as is_in_force,
    deliveries.superseded_by,
    -- What a re-issue repeats speaks for it; a list that was replaced does not count.
    coalesce(
        case when deliveries.state = 'in_force' then deliveries.delivery_id end,
        case when originals.state = 'in_force' then originals.delivery_id end
    ) as delivery_in_force,
    -- A list that a section made for several towns speaks for those it lists.
    case when deliverers.area_level = 'district' then deliveries.town_codes end as listed_towns,
    deliveries.supersession_rule,
    deliveries.warning_count,
    deliveries.completes,
    deliveries.loss_state
from {{ ref('stg_deliveries') }} as deliveries
left join cadences on deliveries.feed = cadences.feed
left join {{ ref('stg_deliveries') }} as originals
    on deliveries.superseded_by = originals.delivery_id and deliveries.state = 'reissue'
left join {{ ref('dim_areas') }} as deliverers
    on deliveries.deliverer_code = deliverers.area_code

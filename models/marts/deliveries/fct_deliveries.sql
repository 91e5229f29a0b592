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
    deliveries.supersession_rule,
    deliveries.warning_count
from {{ ref('stg_deliveries') }} as deliveries
left join cadences on deliveries.feed = cadences.feed

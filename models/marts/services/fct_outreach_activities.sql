-- One row per outreach activity.
select
    activity_kind,
    place,
    held_on,
    {{ month_of('held_on') }} as held_month,
    participant_count,
    issues_raised,
    issues_resolved,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_outreach_activities') }}

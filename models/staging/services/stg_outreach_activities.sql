-- One row per activity. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    kind as activity_kind,
    place,
    cast(held_on as date) as held_on,
    participants as participant_count,
    issues_raised,
    issues_resolved,
    has_remark
from {{ source('raw', 'outreach_activities') }}

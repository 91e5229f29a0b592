-- One row per session. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    site,
    course,
    cast(held_on as date) as held_on,
    participants as participant_count,
    newcomer_participants as newcomer_participant_count,
    has_remark
from {{ source('raw', 'training_sessions') }}

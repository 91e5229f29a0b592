-- One row per training session.
select
    site,
    course,
    held_on,
    {{ month_of('held_on') }} as held_month,
    participant_count,
    newcomer_participant_count,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_training_sessions') }}

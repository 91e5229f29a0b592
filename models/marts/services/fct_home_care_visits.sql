-- One row per visit to an elder.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    visited_on,
    {{ month_of('visited_on') }} as visit_month,
    started_at,
    service_type,
    hours,
    worker_key,
    provider,
    fee_yuan,
    satisfaction,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_home_care_visits') }}

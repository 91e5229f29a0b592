-- One row per figure of a closed year, as it was published.
select
    year,
    indicator_id,
    period,
    area_code,
    value,
    value_on,
    told_value,
    is_hidden,
    deliveries_received,
    deliveries_expected,
    latest_reported_on,
    is_complete,
    closed_at,
    closed_by,
    build_id
from {{ ref('stg_closed_figures') }}

-- One row per figure of a closed year, as it was published. Casts only.
select
    year,
    indicator_id,
    period,
    area_code,
    cast(value as decimal(20, 6)) as value,
    cast(value_on as date) as value_on,
    cast(told_value as decimal(20, 6)) as told_value,
    cast(is_hidden as boolean) as is_hidden,
    deliveries_received,
    deliveries_expected,
    cast(latest_reported_on as date) as latest_reported_on,
    cast(is_complete as boolean) as is_complete,
    closed_at,
    closed_by,
    build_id
from {{ source('raw', 'closed_figures') }}

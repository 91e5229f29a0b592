-- One row per visit with when it began and ended, in minutes since one day: midnight ends none.
with dated as (
    select
        visits.*,
        cast('2000-01-01' as date) as first_day
    from {{ ref('fct_home_care_visits') }} as visits
),

begun as (
    select
        *,
        1440
        * {{ dbt.datediff('first_day', 'visited_on', 'day') }}
        + cast(substring(started_at, 1, 2) as integer) * 60
        + cast(substring(started_at, 4, 2) as integer) as start_minute
    from dated
)

select
    worker_key,
    provider,
    visited_on,
    started_at,
    hours,
    cast(start_minute as bigint) as start_minute,
    cast(start_minute + hours * 60 as decimal(18, 4)) as end_minute,
    delivery_id,
    source_sheet,
    source_row
from begun

-- One row per visit with which a worker's hours of one day and provider exceed the limit.
-- Few days do: only their visits are put in order.
with long_days as (
    select
        worker_key,
        provider,
        visited_on
    from {{ ref('fct_home_care_visits') }}
    group by worker_key, provider, visited_on
    having sum(hours) > {{ threshold('S7', 'most_hours') }}
),

added_up as (
    select
        visits.delivery_id,
        visits.source_sheet,
        visits.source_row,
        sum(visits.hours) over (
            partition by visits.worker_key, visits.provider, visits.visited_on
            order by
                visits.start_minute asc nulls last,
                visits.delivery_id asc nulls last,
                visits.source_sheet asc nulls last,
                visits.source_row asc nulls last
            rows between unbounded preceding and current row
        ) as hours_until
    from {{ ref('int_timed_visits') }} as visits
    inner join long_days
        on
            visits.worker_key = long_days.worker_key
            and visits.provider = long_days.provider
            and visits.visited_on = long_days.visited_on
)

select
    delivery_id,
    source_sheet,
    source_row,
    cast(hours_until as decimal(18, 4)) as hours_until
from added_up
where hours_until > {{ threshold('S7', 'most_hours') }}

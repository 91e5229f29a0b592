-- One row per visit that begins before an earlier one of its worker and provider has ended.
with followed as (
    select
        visits.*,
        max(visits.end_minute) over (
            partition by visits.worker_key, visits.provider
            order by
                visits.start_minute asc nulls last,
                visits.delivery_id asc nulls last,
                visits.source_sheet asc nulls last,
                visits.source_row asc nulls last
            rows between unbounded preceding and 1 preceding
        ) as busy_until_minute
    from {{ ref('int_timed_visits') }} as visits
)

-- The visit that lasts longest is told in words for the few that overlap, the first of several.
select
    followed.delivery_id,
    followed.source_sheet,
    followed.source_row,
    min(
        {{ plain_text('longest.visited_on') }} || ' ' || longest.started_at || '起'
        || {{ number_text('longest.hours') }} || '小时'
    ) as longest_visit
from followed
inner join {{ ref('int_timed_visits') }} as longest
    on
        followed.worker_key = longest.worker_key
        and followed.provider = longest.provider
        and followed.busy_until_minute = longest.end_minute
where followed.start_minute < followed.busy_until_minute
group by followed.delivery_id, followed.source_sheet, followed.source_row

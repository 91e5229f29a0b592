-- S7: visits of one worker of one provider overlap, or one day's hours exceed 24.
with dated as (
    select
        visits.*,
        cast('2000-01-01' as date) as first_day
    from {{ ref('fct_home_care_visits') }} as visits
),

timed as (
    select
        visits.*,
        -- Minutes since a fixed day: a visit may last beyond midnight.
        1440
        * {{ dbt.datediff('first_day', 'visited_on', 'day') }}
        + cast(substring(visits.started_at, 1, 2) as integer) * 60
        + cast(substring(visits.started_at, 4, 2) as integer) as start_minute
    from dated as visits
),

followed as (
    select
        timed.*,
        max(timed.start_minute + timed.hours * 60) over earlier_visits as busy_until_minute,
        max_by(
            {{ plain_text('timed.visited_on') }} || ' ' || timed.started_at || '起'
            || {{ number_text('timed.hours') }} || '小时',
            timed.start_minute + timed.hours * 60
        ) over earlier_visits as longest_visit,
        sum(timed.hours) over (
            partition by timed.worker_key, timed.provider, timed.visited_on
            order by
                timed.start_minute asc nulls last,
                timed.delivery_id asc nulls last,
                timed.source_sheet asc nulls last,
                timed.source_row asc nulls last
            rows between unbounded preceding and current row
        ) as hours_until
    from timed
    window earlier_visits as (
        partition by timed.worker_key, timed.provider
        order by
            timed.start_minute asc nulls last,
            timed.delivery_id asc nulls last,
            timed.source_sheet asc nulls last,
            timed.source_row asc nulls last
        rows between unbounded preceding and 1 preceding
    )
),

doubtful as (
    select
        followed.*,
        coalesce(followed.start_minute < followed.busy_until_minute, false) as is_overlapping,
        followed.hours_until > {{ threshold('S7', 'most_hours') }} as is_beyond_a_day
    from followed
)

select
    'S7' as check_code,
    worker_key as subject_key,
    cast(null as string) as programme_code,
    town_code,
    visit_month as month,
    case when is_overlapping then fee_yuan end as amount_at_risk_yuan,
    '同一服务员服务时间重叠或一天工时超限' as claim,
    {{ plain_text('visited_on') }} || coalesce(' ' || started_at, '') || '服务'
    || {{ number_text('hours') }} || '小时'
    || case when is_overlapping then '，与' || longest_visit || '的服务重叠' else '' end
    || case
        when is_beyond_a_day then '，当天工时已达' || {{ number_text('hours_until') }} || '小时'
        else ''
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from doubtful
where is_overlapping or is_beyond_a_day

-- One row per person and reason for which the disability allowance ends: its last month.
-- The allowance asks for a hukou of the district or its city. A roster only shows that somebody has
-- left by its day; the town's own stop since the last local roster, if any, says since which month.
{{ config(meta={'by_person': true}) }}
with rosters as (
    select
        person_key,
        as_on,
        as_on_month,
        end_month,
        hukou,
        certificate_status,
        is_latest,
        max(case when hukou <> '外地' then as_on end) over (partition by person_key)
            as last_local_on,
        max(case when certificate_status = '有效' then as_on end) over (partition by person_key)
            as last_valid_on
    from {{ ref('fct_disability_certificates') }}
),

departures as (
    select
        person_key,
        max(last_local_on) as last_local_on,
        min(as_on_month) as seen_month
    from rosters
    where hukou = '外地' and (last_local_on is null or as_on >= last_local_on)
    group by person_key
    having max(case when is_latest then 1 else 0 end) = 1
),

dated_departures as (
    select
        departures.person_key,
        coalesce(max(stops.month), max(departures.seen_month)) as gone_month
    from departures
    left join {{ ref('fct_programme_stops') }} as stops
        on
            departures.person_key = stops.person_key
            and stops.programme_code = 'disability_allowance'
            and departures.seen_month >= stops.month
            and (
                departures.last_local_on is null
                or departures.last_local_on < stops.month
            )
    group by departures.person_key
)

select
    person_key,
    death_month as last_month
from {{ ref('fct_deaths') }}
union all
-- A certificate without an end's date has the first roster's that shows it as ended.
select
    person_key,
    end_month as last_month
from rosters
where
    end_month is not null
    and (is_latest or (certificate_status <> '有效' and as_on > last_valid_on))
union all
select
    person_key,
    cast({{ dbt.dateadd('month', -1, 'gone_month') }} as date) as last_month
from dated_departures

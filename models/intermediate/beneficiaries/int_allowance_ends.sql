-- One row per person and reason for which the disability allowance ends: its last month.
-- The allowance asks for a Foshan hukou. A roster only shows that somebody has left by its day;
-- the town's own stop, if there is one, says since which month.
with departures as (
    select
        certificates.person_key,
        coalesce(min(stops.month), min(certificates.as_on_month)) as gone_month
    from {{ ref('fct_disability_certificates') }} as certificates
    left join {{ ref('fct_programme_stops') }} as stops
        on
            certificates.person_key = stops.person_key
            and stops.programme_code = 'disability_allowance'
    where certificates.hukou = '外地'
    group by certificates.person_key
    having max(case when certificates.is_latest then 1 else 0 end) = 1
)

select
    person_key,
    death_month as last_month
from {{ ref('fct_deaths') }}
union all
select
    person_key,
    end_month as last_month
from {{ ref('fct_disability_certificates') }}
where is_latest and end_month is not null
union all
select
    person_key,
    cast({{ dbt.dateadd('month', -1, 'gone_month') }} as date) as last_month
from departures

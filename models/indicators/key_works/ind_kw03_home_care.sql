-- 居家养老服务：期末登记未终止、未登记火化的人，期内至少接受一次服务的人（同一人只计一次）、服务时数。
with deaths as (
    select
        person_key,
        min(coalesce(death_month, cremated_month)) as death_month
    from {{ ref('fct_deaths') }}
    group by person_key
),

-- Towns seldom close an enrolment for a death; the cremation register tells.
enrolments as (
    select
        enrolments.person_key,
        enrolments.town_code,
        enrolments.enrolled_month,
        least(enrolments.ended_month, deaths.death_month) as ended_month
    from {{ ref('fct_home_care_enrolments') }} as enrolments
    left join deaths on enrolments.person_key = deaths.person_key
    where enrolments.is_latest
),

elders_enrolled as (
    {{ indicator_values(
        'kw03_elders_enrolled', 'enrolments', 'enrolled_month', 'count(distinct person_key)',
        window='in_force'
    ) }}
),

visits as (
    select
        person_key,
        town_code,
        visit_month,
        sum(hours) as hours
    from {{ ref('fct_home_care_visits') }}
    group by person_key, town_code, visit_month
),

elders_served as (
    {{ people_of_periods('kw03_elders_served', 'visits', 'visit_month', 'person_key') }}
),

service_hours as (
    {{ indicator_values('kw03_service_hours', 'visits', 'visit_month', 'sum(hours)') }}
),

served_by_month as (
    select
        served.area_code,
        periods.last_month as month,
        served.value
    from elders_served as served
    inner join {{ ref('dim_periods') }} as periods on served.period = periods.period
    where periods.period_kind = 'month'
),

elders_served_ratio as (
    select
        indicators.indicator_id,
        served.area_code,
        periods.period,
        {{ ratio('served.value', 'at_first.value') }} as value,
        served.value as numerator,
        at_first.value as denominator,
        cast(null as date) as value_on
    from {{ ref('indicators') }} as indicators
    inner join served_by_month as at_first on indicators.base_month = at_first.month
    inner join served_by_month as served on at_first.area_code = served.area_code
    inner join {{ ref('dim_periods') }} as periods on served.month = periods.last_month
    where indicators.indicator_id = 'kw03_elders_served_ratio'
)

select * from elders_enrolled
union all
select * from elders_served
union all
select * from service_hours
union all
select * from elders_served_ratio

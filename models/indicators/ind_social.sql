-- 统战、侨务与暖企：期内活动、进社区和园区的场次、走访企业的次数、收集和解决的问题，按举办日期。
with activities as (
    {{ newest_mentions(
        ref('fct_outreach_activities'), ['town_code', 'activity_kind', 'place', 'held_on']
    ) }}
),

outreach_activities as (
    {{ indicator_values('soc_outreach_activities', 'activities', 'held_month', 'count(*)') }}
),

sessions as (
    select * from activities
    where activity_kind in ('党派服务进社区', '党派服务进园区')
),

community_sessions as (
    {{ indicator_values('soc_community_sessions', 'sessions', 'held_month', 'count(*)') }}
),

visits as (
    select * from activities
    where activity_kind = '暖企走访'
),

firm_visits as (
    {{ indicator_values('soc_firm_visits', 'visits', 'held_month', 'count(*)') }}
),

issues_raised as (
    {{ indicator_values(
        'soc_issues_raised', 'activities', 'held_month', 'sum(coalesce(events.issues_raised, 0))'
    ) }}
),

issues_resolved as (
    {{ indicator_values(
        'soc_issues_resolved', 'activities', 'held_month',
        'sum(coalesce(events.issues_resolved, 0))'
    ) }}
)

select * from outreach_activities
union all
select * from community_sessions
union all
select * from firm_visits
union all
select * from issues_raised
union all
select * from issues_resolved

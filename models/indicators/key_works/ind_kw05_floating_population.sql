-- 流动人口服务管理：居住证首办、积分入围、协管员与服务站培训，各按办理、申请、举办日期。
with permits as (
    select
        town_code,
        handled_month
    from {{ ref('fct_permit_actions') }}
    where permit_action = '首办'
),

permits_issued as (
    {{ indicator_values('kw05_permits_issued', 'permits', 'handled_month', 'count(*)') }}
),

applications as (
    {{ newest_mentions(
        ref('fct_points_applications'), ['person_key', 'application_kind', 'applied_on']
    ) }}
),

admissions as (
    select distinct
        person_key,
        application_kind,
        applied_on,
        applied_month,
        town_code
    from applications
    where decision = '入围'
),

points_admissions as (
    {{ indicator_values('kw05_points_admissions', 'admissions', 'applied_month', 'count(*)') }}
),

sessions as (
    {{ newest_mentions(
        ref('fct_training_sessions'), ['town_code', 'site', 'course', 'held_on']
    ) }}
),

coordinator_sessions as (
    select
        town_code,
        held_month,
        participant_count
    from sessions
    where course = '协管员业务'
),

coordinators_trained as (
    {{ indicator_values(
        'kw05_coordinators_trained', 'coordinator_sessions', 'held_month',
        'sum(participant_count)'
    ) }}
),

newcomer_sessions as (
    select
        town_code,
        held_month,
        newcomer_participant_count
    from sessions
    where course <> '协管员业务'
),

newcomer_training_sessions as (
    {{ indicator_values(
        'kw05_newcomer_training_sessions', 'newcomer_sessions', 'held_month', 'count(*)'
    ) }}
),

newcomer_participants as (
    {{ indicator_values(
        'kw05_newcomer_participants', 'newcomer_sessions', 'held_month',
        'sum(newcomer_participant_count)'
    ) }}
)

select * from permits_issued
union all
select * from points_admissions
union all
select * from coordinators_trained
union all
select * from newcomer_training_sessions
union all
select * from newcomer_participants

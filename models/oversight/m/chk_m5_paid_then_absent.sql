-- M5: paid for a month and for the next on no list of the feed, without a reason.
with paid as (
    select
        *,
        sum(amount_yuan) over (
            partition by programme_code, subject_key, benefit_month
        ) as month_yuan
    from {{ ref('fct_unfollowed_payments') }}
),

stops as (
    select distinct
        programme_code,
        coalesce(household_id, person_key) as subject_key,
        month
    from {{ ref('fct_programme_stops') }}
),

deaths as (
    select
        person_key,
        min(death_month) as death_month
    from {{ ref('fct_deaths') }}
    group by person_key
),

certificates as (
    select
        person_key,
        end_month
    from {{ ref('fct_disability_certificates') }}
    where is_latest
)

select
    'M5' as check_code,
    paid.subject_key,
    paid.programme_code,
    paid.town_code,
    paid.absent_month as month,
    paid.amount_yuan as amount_at_risk_yuan,
    programmes.name_zh || '上月已发、次月无故不在发放表' as claim,
    {{ month_text('paid.benefit_month') }} || '发放' || {{ yuan_text('paid.amount_yuan') }}
    || '，' || {{ month_text('paid.absent_month') }}
    || '本镇街发放表无记录，其他镇街亦未见，未报停发原因' as detail,
    paid.delivery_id,
    paid.source_sheet,
    paid.source_row
from paid
inner join {{ ref('dim_programmes') }} as programmes
    on paid.programme_code = programmes.programme_code
inner join {{ ref('fct_programme_lists') }} as lists
    on
        paid.programme_code = lists.programme_code
        and paid.town_code = lists.town_code
        and paid.absent_month = lists.month
left join stops
    on
        paid.subject_key = stops.subject_key
        and paid.programme_code = stops.programme_code
        and paid.benefit_month = stops.month
left join deaths
    on
        paid.person_key = deaths.person_key
        and paid.absent_month >= deaths.death_month
left join certificates
    on
        paid.person_key = certificates.person_key
        and paid.programme_code like 'disability%'
        and paid.absent_month >= certificates.end_month
where
    programmes.entitlement_rule <> 'no_monthly_formula'
    and paid.month_yuan > 0
    and stops.subject_key is null
    and deaths.person_key is null
    and certificates.person_key is null

-- M4: approved for the allowance, and first paid more than 60 days later or not at all.
with horizon as (
    select
        max(month) as month,
        max(month_end) as horizon_on,
        cast({{ threshold('M4', 'most_days') }} as integer) as most_days
    from {{ ref('dim_months') }}
    where is_within_horizon
),

due as (
    select
        approvals.*,
        horizon.month as horizon_month,
        horizon.horizon_on,
        cast({{ dbt.dateadd('day', 'horizon.most_days', 'approvals.approved_on') }} as date)
            as due_on
    from {{ ref('fct_first_approvals') }} as approvals
    cross join horizon
),

deaths as (
    select
        person_key,
        min(died_on) as died_on
    from {{ ref('fct_deaths') }}
    group by person_key
),

unpaid as (
    select due.*
    from due
    left join deaths on due.person_key = deaths.person_key
    where
        due.due_on < coalesce(due.first_paid_on, due.horizon_on)
        and (deaths.died_on is null or deaths.died_on > due.due_on)
),

-- Those of whose months until the day every list of the town is there.
listed as (
    select unpaid.person_key
    from unpaid
    inner join {{ ref('fct_delivery_coverage') }} as lists
        on
            unpaid.town_code = lists.town_code
            and unpaid.approved_month <= lists.month
            and unpaid.due_on >= lists.month
    where
        lists.feed = 'disability_allowance_payments'
        and lists.status <> 'missing'
    group by unpaid.person_key, unpaid.approved_month, unpaid.due_on
    having count(*) > {{ dbt.datediff('unpaid.approved_month', 'unpaid.due_on', 'month') }}
),

owed as (
    select
        unpaid.person_key,
        sum(entitlements.entitled_yuan) as owed_yuan
    from unpaid
    inner join {{ ref('fct_beneficiary_months') }} as entitlements
        on unpaid.person_key = entitlements.person_key
    where
        entitlements.programme_code = 'disability_allowance'
        and entitlements.month < unpaid.horizon_month
    group by unpaid.person_key
)

select
    'M4' as check_code,
    unpaid.person_key as subject_key,
    'disability_allowance' as programme_code,
    unpaid.town_code,
    unpaid.approved_month as month,
    cast(case when unpaid.first_paid_on is null then owed.owed_yuan end as decimal(18, 2))
        as amount_at_risk_yuan,
    '残疾人生活津贴审批同意后60天内未发放' as claim,
    {{ plain_text('unpaid.approved_on') }} || '审批同意，'
    || case
        when unpaid.first_paid_on is not null
            then {{ plain_text('unpaid.first_paid_on') }} || '首次发放'
        else
            '至' || {{ plain_text('unpaid.horizon_on') }} || '未发放，应发'
            || {{ yuan_text('coalesce(owed.owed_yuan, 0)') }}
    end as detail,
    unpaid.delivery_id,
    unpaid.source_sheet,
    unpaid.source_row
from unpaid
inner join listed on unpaid.person_key = listed.person_key
left join owed on unpaid.person_key = owed.person_key

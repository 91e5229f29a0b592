-- M3: an elder of 60 in a 低保 or 五保 household, or of level 1-2, without home care.
with horizon as (
    select
        max(month) as month,
        max(month_end) as horizon_on
    from {{ ref('dim_months') }}
    where is_within_horizon
),

-- One row or none: nobody lacks a service that has not begun, or whose lists nobody owes now.
asked_months as (
    select distinct horizon.month
    from {{ ref('expected_deliveries') }} as expected
    inner join horizon on expected.from_month <= horizon.month
    where
        expected.feed like 'home_care%'
        and (expected.until_month is null or expected.until_month >= horizon.month)
),

in_need as (
    select
        members.person_key,
        members.month,
        '列入' || programmes.name_zh || '名册' as need,
        households.town_code,
        households.delivery_id,
        households.source_sheet,
        households.source_row
    from {{ ref('fct_household_members') }} as members
    inner join {{ ref('fct_household_months') }} as households
        on
            members.household_id = households.household_id
            and members.month = households.month
    inner join horizon on members.month = horizon.month
    inner join {{ ref('dim_programmes') }} as programmes
        on households.programme_code = programmes.programme_code
    where
        households.programme_code <> 'near_poverty'
        and (programmes.ended_month is null or programmes.ended_month >= members.month)
    union all
    select
        person_key,
        {{ month_of('horizon_on') }} as month,
        '持有效残疾人证' || {{ plain_text('disability_level') }} || '级' as need,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_valid_certificates') }}
    where disability_level <= 2
),

answered as (
    select person_key from {{ ref('fct_home_care_visits') }}
    union
    select enrolments.person_key
    from {{ ref('fct_home_care_enrolments') }} as enrolments
    cross join horizon
    where
        enrolments.is_latest
        and (
            enrolments.ended_on is null
            or enrolments.ended_on >= horizon.horizon_on
            or enrolments.end_reason is not null
        )
    union
    select person_key from {{ ref('fct_deaths') }}
)

select
    'M3' as check_code,
    in_need.person_key as subject_key,
    cast(null as string) as programme_code,
    in_need.town_code,
    in_need.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '困难老人未享受居家养老服务' as claim,
    {{ month_text('in_need.month') }} || '已满60岁，' || in_need.need
    || '，目前无有效服务登记也无服务记录' as detail,
    in_need.delivery_id,
    in_need.source_sheet,
    in_need.source_row
from in_need
cross join asked_months
inner join {{ ref('dim_people') }} as people on in_need.person_key = people.person_key
left join answered on in_need.person_key = answered.person_key
where
    {{ dbt.datediff('people.birth_month', 'in_need.month', 'month') }}
    >= 12 * {{ threshold('M3', 'youngest_age') }}
    and answered.person_key is null

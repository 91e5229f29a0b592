-- One row per person or household, programme and month paid otherwise than what was due.
{% set allowance = "'disability_allowance'" -%}
with approved_people as (
    select distinct person_key
    from {{ ref('fct_allowance_approvals') }}
    where is_approved
),

payees as (
    select distinct
        town_code,
        person_key
    from {{ ref('fct_payments') }}
    where programme_code = {{ allowance }}
),

-- An approvals list that lacks most of those who are paid says nothing of what is due.
towns_half_known as (
    select payees.town_code
    from payees
    left join approved_people on payees.person_key = approved_people.person_key
    group by payees.town_code
    having count(approved_people.person_key) < count(*) * {{ threshold('T7', 'least_known_share') }}
),

first_rates as (
    select min(first_month) as month
    from {{ ref('dim_standards') }}
    where standard like 'disability_allowance_level_%'
),

person_months as (
    select
        months.person_key as subject_key,
        months.programme_code,
        months.month,
        months.town_code,
        programmes.feed,
        -- Nobody approved it where everybody else is on the list.
        case months.entitlement_reason when 'not_approved' then 0 else months.entitled_yuan end
            as entitled_yuan,
        months.paid_yuan
    from {{ ref('fct_beneficiary_months') }} as months
    inner join {{ ref('dim_programmes') }} as programmes
        on months.programme_code = programmes.programme_code
    cross join first_rates
    left join towns_half_known on months.town_code = towns_half_known.town_code
    where
        programmes.entitlement_rule = 'flat_rate'
        or (
            programmes.entitlement_rule = 'rate_by_level'
            and towns_half_known.town_code is null
            and months.month >= first_rates.month
        )
),

subject_months as (
    select * from person_months
    union all
    select
        months.household_id as subject_key,
        months.programme_code,
        months.month,
        months.town_code,
        programmes.feed,
        months.entitled_yuan,
        months.paid_yuan
    from {{ ref('fct_household_months') }} as months
    inner join {{ ref('dim_programmes') }} as programmes
        on months.programme_code = programmes.programme_code
)

select
    subject_key,
    programme_code,
    month,
    town_code,
    feed,
    cast(entitled_yuan as decimal(18, 2)) as entitled_yuan,
    paid_yuan
from subject_months
where paid_yuan <> entitled_yuan

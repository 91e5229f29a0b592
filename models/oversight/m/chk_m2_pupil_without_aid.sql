-- M2: a 低保 or 临界 household with a member of 6-22 years, none of whom got student aid in the year.
with lists as (
    select
        town_code,
        month
    from {{ ref('fct_delivery_coverage') }}
    where
        feed = 'student_aid'
        and status <> 'missing'
),

aided as (
    select distinct
        person_key,
        extract(year from benefit_month) as aided_year
    from {{ ref('fct_payments') }}
    where
        programme_code = 'student_aid'
        and amount_yuan > 0
),

deaths as (
    select
        person_key,
        min(death_month) as death_month
    from {{ ref('fct_deaths') }}
    group by person_key
),

members as (
    select
        roll.household_id,
        roll.month,
        roll.person_key,
        deaths.death_month,
        aided.aided_year,
        {{ dbt.datediff('people.birth_month', 'roll.month', 'month') }}
            as age_in_months
    from {{ ref('fct_household_members') }} as roll
    inner join lists on roll.town_code = lists.town_code and roll.month = lists.month
    left join {{ ref('dim_people') }} as people on roll.person_key = people.person_key
    left join deaths on roll.person_key = deaths.person_key
    left join aided
        on
            roll.person_key = aided.person_key
            and extract(year from roll.month) = aided.aided_year
),

unaided as (
    select
        household_id,
        month,
        count(case
            when
                age_in_months >= 12 * {{ threshold('M2', 'youngest_age') }}
                and age_in_months < 12 * ({{ threshold('M2', 'oldest_age') }} + 1)
                and (death_month is null or death_month > month)
                then person_key
        end) as pupil_count
    from members
    group by household_id, month
    having count(aided_year) = 0
)

select
    'M2' as check_code,
    households.household_id as subject_key,
    'student_aid' as programme_code,
    households.town_code,
    households.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '困难家庭有学龄成员而全年无人获慈善助学' as claim,
    {{ month_text('households.month') }} || programmes.name_zh || '在册，学龄成员'
    || {{ plain_text('unaided.pupil_count') }} || '人，当年无人获助学' as detail,
    households.delivery_id,
    households.source_sheet,
    households.source_row
from {{ ref('fct_household_months') }} as households
inner join unaided
    on
        households.household_id = unaided.household_id
        and households.month = unaided.month
inner join {{ ref('dim_programmes') }} as programmes
    on households.programme_code = programmes.programme_code
where
    unaided.pupil_count > 0
    and households.programme_code <> 'five_guarantees'

-- D2: a visit, an enrolment in home care or a hospital admission is dated after the day of death.
with deaths as (
    select
        person_key,
        min(died_on) as died_on
    from {{ ref('fct_deaths') }}
    group by person_key
),

services as (
    select
        person_key,
        visited_on as served_on,
        fee_yuan,
        '上门服务' as service,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_home_care_visits') }}
    union all
    select
        person_key,
        enrolled_on as served_on,
        cast(null as decimal(18, 2)) as fee_yuan,
        '纳入居家养老' as service,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_home_care_enrolments') }}
    union all
    select
        person_key,
        admitted_on as served_on,
        cast(null as decimal(18, 2)) as fee_yuan,
        '住院' as service,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_medical_settlements') }}
)

select
    'D2' as check_code,
    services.person_key as subject_key,
    cast(null as string) as programme_code,
    services.town_code,
    {{ month_of('services.served_on') }} as month,
    services.fee_yuan as amount_at_risk_yuan,
    {{ plain_text('deaths.died_on') }} || '死亡，之后仍有服务记录' as claim,
    {{ plain_text('services.served_on') }} || services.service
    || coalesce('，费用' || {{ yuan_text('services.fee_yuan') }}, '') as detail,
    services.delivery_id,
    services.source_sheet,
    services.source_row
from services
inner join deaths on services.person_key = deaths.person_key
where services.served_on > deaths.died_on

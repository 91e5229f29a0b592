-- D1: a benefit paid for a month after the month of death.
with deaths as (
    select
        person_key,
        min(death_month) as death_month
    from {{ ref('fct_deaths') }}
    group by person_key
),

benefits as (
    select
        person_key,
        programme_code,
        town_code,
        benefit_month,
        amount_yuan,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_payments') }}
    where
        household_id is null
        -- Aid for what came before death is settled after it.
        and programme_code not in ('medical_aid', 'funeral_waiver')
    union all
    select
        person_key,
        programme_code,
        town_code,
        benefit_month,
        amount_yuan,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_member_payments') }}
)

select
    'D1' as check_code,
    benefits.person_key as subject_key,
    benefits.programme_code,
    benefits.town_code,
    benefits.benefit_month as month,
    benefits.amount_yuan as amount_at_risk_yuan,
    {{ month_text('deaths.death_month') }} || '死亡，之后仍发放' || programmes.name_zh as claim,
    {{ month_text('benefits.benefit_month') }} || '发放'
    || {{ yuan_text('benefits.amount_yuan') }} as detail,
    benefits.delivery_id,
    benefits.source_sheet,
    benefits.source_row
from benefits
inner join deaths on benefits.person_key = deaths.person_key
inner join {{ ref('dim_programmes') }} as programmes
    on benefits.programme_code = programmes.programme_code
where benefits.benefit_month > deaths.death_month

-- One row per row of any payment list; aid paid once has the month of its day, and is 成功.
{{ config(meta={'by_person': true}) }}
with paid_once as (
    select
        'student_aid' as feed,
        person_key,
        town_code,
        village_code,
        amount_yuan,
        paid_on,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_student_aid') }}
    union all
    select
        'medical_aid' as feed,
        person_key,
        town_code,
        village_code,
        aid_amount_yuan as amount_yuan,
        settled_on as paid_on,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_medical_aid') }}
    union all
    select
        'funeral_waivers' as feed,
        person_key,
        town_code,
        village_code,
        amount_yuan,
        claimed_on as paid_on,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_funeral_waivers') }}
)

select * from {{ ref('int_monthly_payment_lines') }}
union all
select
    programmes.programme_code,
    paid_once.feed,
    cast(null as string) as scheme,
    cast(null as string) as household_id,
    paid_once.person_key,
    paid_once.town_code,
    paid_once.village_code,
    cast(null as integer) as disability_level,
    cast(null as integer) as certificate_level,
    {{ month_of('paid_once.paid_on') }} as benefit_month,
    paid_once.amount_yuan,
    paid_once.paid_on,
    cast(null as string) as bank_account_key,
    '成功' as payment_status,
    cast(null as string) as stop_reason,
    paid_once.delivery_id,
    paid_once.source_sheet,
    paid_once.source_row
from paid_once
left join {{ ref('dim_programmes') }} as programmes on paid_once.feed = programmes.feed

-- One row per person, programme and month on the list of a programme with one monthly rate.
-- Nobody reports who was approved: who stands on the list, paid or not, is entitled until death.
{{ config(meta={'by_person': true}) }}
with deaths as (
    select
        person_key,
        min(death_month) as death_month
    from {{ ref('fct_deaths') }}
    group by person_key
),

listed_months as (
    select
        payment_lines.person_key,
        payment_lines.programme_code,
        payment_lines.benefit_month as month,
        programmes.monthly_standard,
        max(payment_lines.town_code) as town_code
    from {{ ref('int_monthly_payment_lines') }} as payment_lines
    inner join {{ ref('dim_programmes') }} as programmes
        on payment_lines.programme_code = programmes.programme_code
    left join deaths on payment_lines.person_key = deaths.person_key
    where
        programmes.entitlement_rule = 'flat_rate'
        and payment_lines.amount_yuan > 0
        and (deaths.death_month is null or payment_lines.benefit_month <= deaths.death_month)
    group by
        payment_lines.person_key,
        payment_lines.programme_code,
        payment_lines.benefit_month,
        programmes.monthly_standard
)

select
    listed_months.person_key,
    listed_months.programme_code,
    listed_months.month,
    listed_months.town_code,
    standards.value as entitled_yuan
from listed_months
left join {{ ref('dim_area_standards') }} as standards
    on
        listed_months.monthly_standard = standards.standard
        and listed_months.town_code = standards.area_code
        and listed_months.month >= standards.first_month
        and listed_months.month <= coalesce(standards.last_month, listed_months.month)

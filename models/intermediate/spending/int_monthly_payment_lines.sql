-- One row per row of a monthly payment list, whatever became of the money.
{{ config(meta={'by_person': true}) }}
with lines as (
    select
        'disability_allowance_payments' as feed,
        cast(null as string) as scheme,
        cast(null as string) as household_id,
        person_key,
        town_code,
        village_code,
        disability_level,
        cast(certificate_level as integer) as certificate_level,
        benefit_month,
        amount_yuan,
        paid_on,
        bank_account_key,
        payment_status,
        stop_reason,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_disability_allowance_payments') }}
    union all
    select
        'disability_care_payments' as feed,
        scheme,
        cast(null as string) as household_id,
        person_key,
        town_code,
        village_code,
        disability_level,
        cast(null as integer) as certificate_level,
        benefit_month,
        amount_yuan,
        paid_on,
        bank_account_key,
        payment_status,
        stop_reason,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_disability_care_payments') }}
    union all
    select
        'subsistence_payments' as feed,
        scheme,
        town_code || '-' || household_no as household_id,
        person_key,
        town_code,
        village_code,
        cast(null as integer) as disability_level,
        cast(null as integer) as certificate_level,
        benefit_month,
        amount_yuan,
        paid_on,
        bank_account_key,
        payment_status,
        stop_reason,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_subsistence_payments') }}
)

select
    programmes.programme_code,
    lines.*
from lines
left join {{ ref('dim_programmes') }} as programmes
    on lines.feed = programmes.feed and coalesce(lines.scheme, '') = coalesce(programmes.scheme, '')

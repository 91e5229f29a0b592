-- One row per payment that failed (失败) or came back (退回).
{{ config(meta={'by_person': 'person_key'}) }}
select
    delivery_id || '-' || source_sheet || '-' || cast(source_row as string) as payment_id,
    programme_code,
    person_key,
    town_code,
    benefit_month,
    amount_yuan,
    paid_on,
    delivery_id,
    source_row,
    source_sheet,
    village_code,
    {{ month_of('paid_on') }} as paid_month,
    payment_status,
    feed,
    household_id,
    disability_level,
    bank_account_key
from {{ ref('int_payment_lines') }}
where payment_status in ('失败', '退回')

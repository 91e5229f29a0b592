-- One row per row of a payment list that says why payment ends.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    programme_code,
    benefit_month as month,
    stop_reason,
    town_code,
    delivery_id,
    source_row,
    source_sheet,
    household_id
from {{ ref('int_monthly_payment_lines') }}
where stop_reason is not null

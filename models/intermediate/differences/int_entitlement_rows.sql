-- One row per row of a list that tells what a person or household was paid or due, from when.
{% for lines in ['fct_payments', 'fct_payment_failures'] -%}
select
    coalesce(household_id, person_key) as subject_key,
    programme_code,
    benefit_month as first_month,
    benefit_month as last_month,
    {{ loop.index }} as preference,
    paid_on as dated_on,
    delivery_id,
    source_sheet,
    source_row
from {{ ref(lines) }}
union all
{% endfor -%}
select
    household_id as subject_key,
    programme_code,
    month as first_month,
    month as last_month,
    3 as preference,
    month as dated_on,
    delivery_id,
    source_sheet,
    source_row
from {{ ref('fct_household_months') }}
union all
select
    person_key as subject_key,
    'disability_allowance' as programme_code,
    applied_month as first_month,
    cast(null as date) as last_month,
    4 as preference,
    applied_on as dated_on,
    delivery_id,
    source_sheet,
    source_row
from {{ ref('fct_allowance_approvals') }}
where is_approved

-- One row per person or household, feed and month that a monthly payment list names, paid or not.
{{ config(meta={'by_person': 'subject_key'}) }}
with named as (
    select
        person_key as subject_key,
        feed,
        benefit_month as month
    from {{ ref('int_monthly_payment_lines') }}
    union all
    select
        household_id as subject_key,
        feed,
        benefit_month as month
    from {{ ref('int_monthly_payment_lines') }}
    where household_id is not null
    union all
    select
        person_key as subject_key,
        'subsistence_payments' as feed,
        month
    from {{ ref('fct_household_members') }}
)

select distinct
    subject_key,
    feed,
    month
from named

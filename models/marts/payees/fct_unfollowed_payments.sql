-- One row per payment whose payee no list of the feed names in the next month.
-- A household is named by its number or its head.
{{ config(meta={'by_person': 'subject_key'}) }}
with payments as (
    select
        *,
        coalesce(household_id, person_key) as subject_key,
        cast({{ dbt.dateadd('month', 1, 'benefit_month') }} as date) as absent_month
    from {{ ref('fct_payments') }}
)

select
    payments.programme_code,
    payments.person_key,
    payments.household_id,
    payments.subject_key,
    payments.town_code,
    payments.benefit_month,
    payments.absent_month,
    payments.amount_yuan,
    payments.delivery_id,
    payments.source_sheet,
    payments.source_row
from payments
inner join {{ ref('fct_list_absences') }} as person_absences
    on
        payments.person_key = person_absences.subject_key
        and payments.feed = person_absences.feed
        and payments.absent_month = person_absences.month
left join {{ ref('fct_list_absences') }} as household_absences
    on
        payments.household_id = household_absences.subject_key
        and payments.absent_month = household_absences.month
where payments.household_id is null or household_absences.subject_key is not null

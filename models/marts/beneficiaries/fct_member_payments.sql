-- One row per payment to a household and member on its roll of the month: the member's share.
{{ config(meta={'by_person': 'person_key'}) }}
with members as (
    select
        household_id,
        month,
        person_key,
        is_head,
        member_count,
        row_number() over (
            partition by household_id, month
            order by member_number asc nulls last, person_key asc nulls last
        ) as place
    from {{ ref('fct_household_members') }}
)

select
    payments.payment_id,
    members.person_key,
    members.is_head,
    payments.household_id,
    payments.programme_code,
    payments.town_code,
    payments.benefit_month,
    {{ cent_share('payments.amount_yuan', 'members.member_count', 'members.place') }}
        as amount_yuan,
    payments.delivery_id,
    payments.source_row,
    payments.source_sheet
from {{ ref('fct_payments') }} as payments
inner join members
    on payments.household_id = members.household_id and payments.benefit_month = members.month

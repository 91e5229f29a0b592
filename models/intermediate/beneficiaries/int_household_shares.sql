-- One row per household, programme, month and person: the person's share, to the cent.
-- The first people by the form's order take the cents that do not divide.
{{ config(meta={'by_person': true}) }}
with people as (
    select
        household_id,
        person_key,
        month,
        member_count,
        row_number() over (
            partition by household_id, month
            order by member_number asc nulls last, person_key asc nulls last
        ) as place
    from {{ ref('fct_household_members') }}
)

select
    people.person_key,
    households.programme_code,
    households.month,
    households.town_code,
    {{ cent_share('households.entitled_yuan', 'people.member_count', 'people.place') }}
        as entitled_yuan,
    households.entitlement_reason,
    {{ cent_share('households.paid_yuan', 'people.member_count', 'people.place') }} as paid_yuan,
    households.payment_count
from {{ ref('fct_household_months') }} as households
inner join people
    on households.household_id = people.household_id and households.month = people.month
where
    households.entitlement_reason <> 'no_payment'
    -- What a household that should get nothing was paid all the same.
    or households.paid_yuan <> 0

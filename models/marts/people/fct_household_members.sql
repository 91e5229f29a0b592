-- One row per household, month and person on the roll: the head and the listed members.
{{ config(meta={'by_person': 'person_key'}) }}
with people as (
    select
        household_id,
        household_no,
        person_key,
        benefit_month,
        0 as member_number,
        town_code
    from {{ ref('int_household_rows') }}
    union all
    select
        households.household_id,
        households.household_no,
        members.person_key,
        households.benefit_month,
        members.member_number,
        households.town_code
    from {{ ref('stg_subsistence_members') }} as members
    inner join {{ ref('int_household_rows') }} as households
        on
            members.delivery_id = households.delivery_id
            and members.source_sheet = households.source_sheet
            and members.source_row = households.source_row
    where members.person_key is not null
),

members as (
    select
        household_id,
        household_no,
        person_key,
        benefit_month as month,
        min(member_number) as member_number,
        town_code
    from people
    group by household_id, household_no, person_key, benefit_month, town_code
)

select
    household_id,
    household_no,
    person_key,
    month,
    member_number = 0 as is_head,
    member_number,
    count(*) over (partition by household_id, month) as member_count,
    town_code
from members

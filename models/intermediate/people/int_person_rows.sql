-- One row per row of a list about a person, and per listed household member.
{{ config(meta={'by_person': true}) }}
{% set lists = people_lists() -%}
{% set with_certificate, with_form_facts = lists.with_certificate, lists.with_form_facts -%}
with people as (
    {% for feed in lists.plain + with_certificate + with_form_facts.keys() | list %}
    select
        '{{ feed }}' as feed,
        person_key,
        name_key,
        birth_month,
        id_sex,
        id_check_status,
        id_length,
        {{ 'sex_matches_id' if feed in with_form_facts else 'cast(null as boolean)' }}
            as sex_matches_id,
        {{ 'born_on_matches_id' if feed in with_form_facts else 'cast(null as boolean)' }}
            as born_on_matches_id,
        {{ 'certificate_matches_id' if feed in with_certificate
            else with_form_facts.get(feed, 'cast(null as boolean)') }} as certificate_matches_id,
        town_code,
        village_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('stg_' ~ feed) }}
    union all
    {% endfor %}
    select
        'subsistence_payments' as feed,
        members.person_key,
        members.name_key,
        members.birth_month,
        members.id_sex,
        members.id_check_status,
        members.id_length,
        cast(null as boolean) as sex_matches_id,
        cast(null as boolean) as born_on_matches_id,
        cast(null as boolean) as certificate_matches_id,
        households.town_code,
        households.village_code,
        members.delivery_id,
        members.source_sheet,
        members.source_row
    from {{ ref('stg_subsistence_members') }} as members
    inner join {{ ref('stg_subsistence_payments') }} as households
        on
            members.delivery_id = households.delivery_id
            and members.source_sheet = households.source_sheet
            and members.source_row = households.source_row
)

select
    people.*,
    delivery_order.period_end as month,
    delivery_order.recency
from people
inner join {{ ref('int_people_order') }} as delivery_order
    on people.delivery_id = delivery_order.delivery_id
where people.person_key is not null

-- One row per row of a list about a person of two names, two lengths of number or a close number.
-- Rows without a name are few and told apart by the files' own statistics; all others have been
-- gathered by name.
{{ config(meta={'by_person': 'person_key'}) }}
with names as (
    select
        person_key,
        name_key,
        id_length
    from {{ ref('fct_person_names') }}
    union all
    select
        person_key,
        name_key,
        id_length
    from {{ ref('int_person_rows') }}
    where name_key is null
),

people as (
    select person_key
    from names
    group by person_key
    having
        min(name_key) < max(name_key)
        or min(id_length) < max(id_length)
    union
    select person_key from {{ ref('fct_identity_links') }}
    union
    select linked_person_key as person_key from {{ ref('fct_identity_links') }}
)

select
    person_rows.person_key,
    person_rows.name_key,
    person_rows.id_length,
    person_rows.id_check_status,
    person_rows.feed,
    person_rows.month,
    person_rows.town_code,
    person_rows.delivery_id,
    person_rows.source_row,
    person_rows.source_sheet
from {{ ref('int_person_rows') }} as person_rows
inner join people on person_rows.person_key = people.person_key

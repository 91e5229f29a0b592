-- One row per row of a list about a person of two names, two lengths of number or a close number.
{{ config(meta={'by_person': 'person_key'}) }}
with people as (
    select person_key
    from {{ ref('fct_person_names') }}
    group by person_key
    having
        min(name_key) < max(name_key)
        or min(id_length) < max(id_length)
    union
    select person_key from {{ ref('fct_identity_links') }}
    union
    select linked_person_key as person_key from {{ ref('fct_identity_links') }}
),

alias_rows as (
    select person_rows.*
    from {{ ref('int_person_rows') }} as person_rows
    inner join people on person_rows.person_key = people.person_key
),

named_rows as (
    select
        person_key,
        name_key,
        row_number() over (
            partition by person_key
            order by
                recency asc nulls last,
                source_row asc nulls last,
                name_key asc nulls last
        ) as place
    from alias_rows
    where name_key is not null
)

select
    alias_rows.person_key,
    alias_rows.name_key,
    alias_rows.name_key = first_names.name_key as is_first_name,
    alias_rows.id_length,
    alias_rows.id_check_status,
    alias_rows.feed,
    alias_rows.month,
    alias_rows.town_code,
    alias_rows.delivery_id,
    alias_rows.source_row,
    alias_rows.source_sheet
from alias_rows
left join named_rows as first_names
    on
        alias_rows.person_key = first_names.person_key
        and first_names.place = 1

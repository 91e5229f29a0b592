-- One row per pair of people of one name whose ID numbers are close.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    linked_person_key,
    name_key,
    kind
from {{ ref('stg_identity_links') }}

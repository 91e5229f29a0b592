-- One row per pair of keys that may be one person. Casts only.
select
    person_key,
    linked_person_key,
    name_key,
    kind
from {{ source('raw', 'identity_links') }}

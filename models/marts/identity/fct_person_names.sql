-- One row per person, name and length of ID number that lists give, a list's empty name too.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    name_key,
    id_length,
    min(month) as first_period,
    max(month) as latest_period,
    count(*) as row_count
from {{ ref('int_person_rows') }}
group by person_key, name_key, id_length

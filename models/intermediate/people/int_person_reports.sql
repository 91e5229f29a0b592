-- One row per person and what lists tell alike of the person: the newest that does, and the months.
{{ config(meta={'by_person': true}) }}
select
    person_key,
    birth_month,
    id_sex,
    id_check_status,
    id_length,
    town_code,
    village_code,
    max(recency) as recency,
    min(month) as first_period,
    max(month) as latest_period
from {{ ref('int_person_rows') }}
group by person_key, birth_month, id_sex, id_check_status, id_length, town_code, village_code

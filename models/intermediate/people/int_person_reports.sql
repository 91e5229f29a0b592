-- One row per person and delivery that reports the person, with the place it gives.
{{ config(meta={'by_person': true}) }}
select
    person_key,
    delivery_id,
    max(birth_month) as birth_month,
    max(id_sex) as id_sex,
    max(id_check_status) as id_check_status,
    max(id_length) as id_length,
    max(town_code) as town_code,
    max(village_code) as village_code
from {{ ref('int_person_rows') }}
group by person_key, delivery_id

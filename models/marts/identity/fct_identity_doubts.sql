-- One row per row of a list whose ID number, certificate or place is doubtful, and doubt.
{{ config(meta={'by_person': 'person_key'}) }}
{% set doubts = {
    'id_number': "person_rows.id_check_status <> 'valid'",
    'sex': 'not person_rows.sex_matches_id',
    'born_on': 'not person_rows.born_on_matches_id',
    'certificate': 'not person_rows.certificate_matches_id',
    'village': 'person_rows.town_code <> villages.town_code'
} -%}
with doubtful as (
    select
        person_rows.*,
        {% for doubt, criterion in doubts.items() %}
        coalesce({{ criterion }}, false) as has_{{ doubt }}_doubt,
        {% endfor %}
        villages.town_code as village_town_code
    from {{ ref('int_person_rows') }} as person_rows
    left join {{ ref('dim_village_towns') }} as villages
        on
            person_rows.village_code = villages.village_code
            and (villages.valid_from is null or person_rows.month >= villages.valid_from)
            and (villages.valid_to is null or person_rows.month <= villages.valid_to)
)

{% for doubt in doubts %}
select
    person_key,
    '{{ doubt }}' as doubt,
    id_check_status,
    feed,
    month,
    town_code,
    village_code,
    village_town_code,
    delivery_id,
    source_row,
    source_sheet
from doubtful
where has_{{ doubt }}_doubt
{{ 'union all' if not loop.last }}
{% endfor %}

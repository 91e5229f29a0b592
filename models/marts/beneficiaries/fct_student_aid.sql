-- One row per aid to a student.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    school,
    school_stage,
    household_type,
    income_per_head_yuan,
    hukou,
    amount_yuan,
    paid_on,
    {{ month_of('paid_on') }} as paid_month,
    sponsor,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_student_aid') }}

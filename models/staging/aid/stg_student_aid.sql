-- One row per aid to a student, as the town reported it. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    village_code,
    name_key,
    person_key,
    id_check_status,
    id_length,
    cast(birth_month as date) as birth_month,
    id_sex,
    phone_key,
    school,
    stage as school_stage,
    household_type,
    cast(income_per_head as decimal(18, 2)) as income_per_head_yuan,
    hukou,
    cast(amount as decimal(18, 2)) as amount_yuan,
    cast(paid_on as date) as paid_on,
    sponsor,
    has_remark
from {{ source('raw', 'student_aid') }}

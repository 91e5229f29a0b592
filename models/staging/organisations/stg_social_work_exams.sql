-- One row per candidate and year. Casts only.
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
    exam_year,
    grade as exam_grade,
    result as exam_result,
    has_remark
from {{ source('raw', 'social_work_exams') }}

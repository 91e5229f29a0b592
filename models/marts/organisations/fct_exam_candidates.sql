-- One row per candidate, year and grade on a list of the social-work examination.
select
    person_key,
    exam_year,
    exam_grade,
    exam_result,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_social_work_exams') }}

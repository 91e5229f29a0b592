-- One row per candidate, year and grade on a list of the social-work examination.
with exam as (
    select max(due_month) as month_number
    from {{ ref('expected_deliveries') }}
    where feed = 'social_work_exams'
)

select
    candidates.person_key,
    candidates.exam_year,
    -- The list names the year alone: it counts in the month that it is due for, the exam's.
    cast(
        cast(candidates.exam_year as string)
        || '-' || lpad(cast(exam.month_number as string), 2, '0') || '-01'
        as date
    ) as exam_month,
    candidates.exam_grade,
    candidates.exam_result,
    candidates.town_code,
    candidates.village_code,
    candidates.delivery_id,
    candidates.source_row,
    candidates.source_sheet
from {{ ref('stg_social_work_exams') }} as candidates
cross join exam

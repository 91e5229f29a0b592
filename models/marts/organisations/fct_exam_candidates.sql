-- One row per candidate, year and grade on a list of the social-work examination.
with exam as (
    select max(due_month) as month_number
    from {{ ref('expected_deliveries') }}
    where feed = 'social_work_exams'
)

select
    person_key,
    exam_year,
    -- The list names the year alone: it counts in the month that it is due for, the exam's.
    cast(
        cast(exam_year as string) || '-' || lpad(cast(exam.month_number as string), 2, '0') || '-01'
        as date
    ) as exam_month,
    exam_grade,
    exam_result,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_social_work_exams') }}
cross join exam

-- One row per visit that overlaps with another of its worker, or exceeds the hours of a day.
with crowded as (
    select
        coalesce(overlapping.delivery_id, overtime.delivery_id) as delivery_id,
        coalesce(overlapping.source_sheet, overtime.source_sheet) as source_sheet,
        coalesce(overlapping.source_row, overtime.source_row) as source_row,
        overlapping.longest_visit,
        overtime.hours_until
    from {{ ref('int_overlapping_visits') }} as overlapping
    full outer join {{ ref('int_overtime_visits') }} as overtime
        on
            overlapping.delivery_id = overtime.delivery_id
            and overlapping.source_sheet = overtime.source_sheet
            and overlapping.source_row = overtime.source_row
)

select
    visits.worker_key,
    visits.visited_on,
    visits.visit_month,
    visits.started_at,
    visits.hours,
    crowded.longest_visit,
    crowded.hours_until,
    visits.fee_yuan,
    visits.town_code,
    visits.delivery_id,
    visits.source_row,
    visits.source_sheet
from {{ ref('fct_home_care_visits') }} as visits
inner join crowded
    on
        visits.delivery_id = crowded.delivery_id
        and visits.source_sheet = crowded.source_sheet
        and visits.source_row = crowded.source_row

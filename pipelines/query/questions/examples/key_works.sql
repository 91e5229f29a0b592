-- 重点工作到某月的进度与原因 / The key works up to a month: value, target, status, reason.
select
    progress.key_work,
    works.title_zh as work,
    progress.indicator_name,
    progress.value,
    progress.target,
    progress.unit,
    progress.status,
    progress.status_reason
from rpt_key_work_progress as progress
inner join dim_key_works as works on progress.key_work = works.key_work
inner join dim_areas as areas on progress.area_code = areas.area_code
where progress.is_headline
    and areas.area_level = 'district'
    and progress.as_of_month = $month
order by progress.key_work

-- 见报数字与数据是否一致 / Figures that were printed, beside what the warehouse counts.
select
    figure_id,
    quote,
    published_value,
    warehouse_value,
    unit,
    agrees
from rpt_published_figures
order by figure_id

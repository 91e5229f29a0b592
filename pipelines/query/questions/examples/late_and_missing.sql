-- 哪些镇街的报表迟报、缺报最多 / Late and missing deliveries by town and form.
select
    area_name as town,
    feed_name as form,
    count(*) filter (where status = 'late') as late_count,
    count(*) filter (where status = 'missing') as missing_count,
    count(*) as expected_count
from rpt_delivery_coverage
where year(month) = $year
group by all
having late_count + missing_count > 0
order by missing_count desc, late_count desc, town, form

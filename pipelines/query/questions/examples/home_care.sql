-- 居家养老每月服务多少人、多少小时 / Elders served and hours of home care by month and town.
select
    visits.visit_month as month,
    areas.area_name as town,
    count(distinct visits.person_key) as people_count,
    count(*) as visit_count,
    sum(visits.hours) as hours
from fct_home_care_visits as visits
inner join dim_areas as areas on visits.town_code = areas.area_code
where $town is null or visits.town_code = $town
group by all
order by month, town

-- 各镇街全年发出的钱，以及占总额的比例 / Money of the year by town, and its share of the whole.
select
    areas.area_name as town,
    sum(spending.payment_count) as payment_count,
    sum(spending.amount_yuan) as amount_yuan,
    round(sum(spending.amount_yuan) / sum(sum(spending.amount_yuan)) over (), 4) as share_ratio
from rpt_spending as spending
inner join dim_areas as areas on spending.town_code = areas.area_code
where year(spending.month) = $year
group by areas.area_name
order by amount_yuan desc

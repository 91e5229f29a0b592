-- 每个项目每月发出多少钱、多少笔 / Money and payments by programme and month.
select
    spending.month,
    programmes.name_zh as programme,
    sum(spending.payment_count) as payment_count,
    sum(spending.amount_yuan) as amount_yuan
from rpt_spending as spending
inner join dim_programmes as programmes on spending.programme_code = programmes.programme_code
where year(spending.month) = $year
    and ($town is null or spending.town_code = $town)
group by all
order by spending.month, programme

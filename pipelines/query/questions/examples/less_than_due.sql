-- 应享多、实发少的人月 / Months of people who were paid less than was due, by programme.
select
    months.month,
    programmes.name_zh as programme,
    count(*) as month_count,
    sum(months.entitled_yuan - months.paid_yuan) as short_yuan
from fct_beneficiary_months as months
inner join dim_programmes as programmes on months.programme_code = programmes.programme_code
where months.paid_yuan < months.entitled_yuan
group by all
order by months.month, short_yuan desc

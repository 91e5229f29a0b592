-- One row per programme, town and month of payment: money that reached people.
select
    programme_code,
    town_code,
    paid_month as month,
    count(*) as payment_count,
    count(distinct case when amount_yuan > 0 then person_key end) as people_count,
    cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan
from {{ ref('fct_payments') }}
group by programme_code, town_code, paid_month

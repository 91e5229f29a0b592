-- One row per programme, town and month of payment: money that reached people.
with recipients as (
    select
        programme_code,
        town_code,
        paid_month as month,
        person_key,
        count(*) as payment_count,
        max(case when amount_yuan > 0 then 1 else 0 end) as is_paid,
        sum(amount_yuan) as amount_yuan
    from {{ ref('fct_payments') }}
    group by programme_code, town_code, paid_month, person_key
)

select
    programme_code,
    town_code,
    month,
    cast(sum(payment_count) as bigint) as payment_count,
    cast(sum(is_paid) as bigint) as people_count,
    cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan,
    cast(max(amount_yuan) as decimal(18, 2)) as largest_recipient_yuan
from recipients
group by programme_code, town_code, month

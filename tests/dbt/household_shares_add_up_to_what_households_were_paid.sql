-- Months and programmes whose split payments are not, to the cent, what was paid.
with paid as (
    select
        programme_code,
        benefit_month as month,
        sum(amount_yuan) as paid_yuan
    from {{ ref('fct_payments') }}
    group by programme_code, benefit_month
),

split as (
    select
        programme_code,
        month,
        sum(paid_yuan) as paid_yuan
    from {{ ref('fct_beneficiary_months') }}
    group by programme_code, month
)

select
    paid.programme_code,
    paid.month,
    paid.paid_yuan,
    split.paid_yuan as split_yuan
from paid
left join split on paid.programme_code = split.programme_code and paid.month = split.month
where coalesce(split.paid_yuan, 0) <> paid.paid_yuan

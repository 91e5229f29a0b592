-- One row per programme, town and month of payment: money that reached people.
select
    programme_code,
    town_code,
    month,
    payment_count,
    met as people_count,
    amount_yuan,
    yuan as largest_recipient_yuan
from {{ ref('int_spending_months') }}
where programme_code <> 'all' and town_code <> 'all'

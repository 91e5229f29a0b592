-- One row per entry of the funds' ledger: appropriated, paid out or returned.
select
    voucher_no,
    fund,
    entry,
    contract_no,
    payee,
    amount_yuan,
    paid_on,
    {{ month_of('paid_on') }} as paid_month,
    cumulative_yuan,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_fund_payments') }}

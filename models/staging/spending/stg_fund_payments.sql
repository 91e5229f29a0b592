-- One row per entry of the funds’ ledger. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    voucher_no,
    fund,
    entry,
    contract_no,
    payee,
    cast(amount as decimal(18, 2)) as amount_yuan,
    cast(paid_on as date) as paid_on,
    cast(cumulative as decimal(18, 2)) as cumulative_yuan,
    has_remark
from {{ source('raw', 'fund_payments') }}

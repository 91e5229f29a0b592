-- One row per payment or return on a contract for services.
select
    voucher_no,
    contract_no,
    fund,
    entry,
    payee,
    cast(case entry when '退回' then -abs(amount_yuan) else amount_yuan end as decimal(18, 2))
        as amount_yuan,
    paid_on,
    {{ month_of('paid_on') }} as paid_month,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_fund_payments') }}
where
    entry in ('拨付', '退回')
    -- The ledger may leave the contract's number out.
    and (contract_no is not null or fund = '政府购买服务')

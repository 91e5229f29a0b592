-- One row per payment or return on a contract for services, as the latest ledger has it.
select
    voucher_no,
    contract_no,
    fund,
    entry,
    payee,
    net_paid_yuan as amount_yuan,
    paid_on,
    paid_month,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('fct_fund_entries') }}
where
    is_latest
    and entry in ('拨付', '退回')
    -- The ledger may leave the contract's number out.
    and (contract_no is not null or fund = '政府购买服务')

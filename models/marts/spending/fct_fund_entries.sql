-- One row per entry of the funds' ledger: appropriated, paid out or returned.
select
    entries.voucher_no,
    entries.fund,
    entries.entry,
    entries.contract_no,
    entries.payee,
    entries.amount_yuan,
    cast(
        case entries.entry
            when '拨付' then entries.amount_yuan
            when '退回' then -abs(entries.amount_yuan)
            else 0
        end as decimal(18, 2)
    ) as net_paid_yuan,
    entries.paid_on,
    {{ month_of('entries.paid_on') }} as paid_month,
    entries.cumulative_yuan,
    -- A voucher of several lines keeps them all; ledgers number vouchers anew each month.
    delivery_order.recency = max(delivery_order.recency) over (
        partition by
            entries.fund,
            entries.entry,
            entries.voucher_no,
            {{ month_of('entries.paid_on') }}
    ) as is_latest,
    entries.town_code,
    entries.delivery_id,
    entries.source_row,
    entries.source_sheet
from {{ ref('stg_fund_payments') }} as entries
inner join {{ ref('int_delivery_order') }} as delivery_order
    on entries.delivery_id = delivery_order.delivery_id

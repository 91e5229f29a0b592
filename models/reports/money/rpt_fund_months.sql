-- One row per month and fund of the ledger: budget lines, paid out and returned.
select
    paid_month as month,
    fund,
    cast(sum(case when entry = '预算安排' then amount_yuan end) as decimal(18, 2)) as budget_yuan,
    cast(
        sum(case when entry = '拨付' then net_paid_yuan else 0 end) as decimal(18, 2)
    ) as paid_yuan,
    cast(
        sum(case when entry = '退回' then -net_paid_yuan else 0 end) as decimal(18, 2)
    ) as returned_yuan,
    cast(sum(net_paid_yuan) as decimal(18, 2)) as net_paid_yuan,
    count(case when entry <> '预算安排' then 1 end) as entry_count
from {{ ref('fct_fund_entries') }}
-- Of ledgers that overlap the latest holds.
where is_latest
group by paid_month, fund

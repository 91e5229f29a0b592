-- S3: within a year and fund, the cumulative amount of a 拨付 row is below that of the one before.
with ledgers as (
    select
        delivery_id,
        row_number() over (
            order by
                period_end asc nulls first,
                reported_on asc nulls first,
                file_id asc nulls first,
                delivery_id asc nulls first
        ) as recency
    from {{ ref('fct_deliveries') }}
),

entries as (
    select
        fund_entries.*,
        extract(year from fund_entries.paid_on) as entry_year,
        ledgers.recency,
        -- What came back until the row, in the order in which the ledgers stand.
        sum(case when fund_entries.entry = '退回' then -fund_entries.net_paid_yuan else 0 end) over (
            partition by fund_entries.fund, extract(year from fund_entries.paid_on)
            order by
                ledgers.recency asc nulls last,
                fund_entries.source_sheet asc nulls last,
                fund_entries.source_row asc nulls last
            rows between unbounded preceding and current row
        ) as returned_yuan
    from {{ ref('fct_fund_entries') }} as fund_entries
    inner join ledgers on fund_entries.delivery_id = ledgers.delivery_id
    where fund_entries.is_latest
),

followed as (
    select
        entries.*,
        lag(entries.cumulative_yuan) over ledger_order as earlier_yuan,
        lag(entries.paid_on) over ledger_order as earlier_on,
        entries.returned_yuan - lag(entries.returned_yuan) over ledger_order as returned_since_yuan
    from entries
    where
        entries.entry = '拨付'
        and entries.cumulative_yuan is not null
    window ledger_order as (
        partition by fund, entry_year
        order by
            recency asc nulls last,
            source_sheet asc nulls last,
            source_row asc nulls last
    )
)

select
    'S3' as check_code,
    fund as subject_key,
    cast(null as string) as programme_code,
    town_code,
    paid_month as month,
    cast(earlier_yuan - returned_since_yuan - cumulative_yuan as decimal(18, 2))
        as amount_at_risk_yuan,
    '「' || fund || '」台账累计金额下降' as claim,
    {{ plain_text('paid_on') }} || '凭证' || voucher_no || '累计'
    || {{ yuan_text('cumulative_yuan') }} || '，低于' || {{ plain_text('earlier_on') }} || '的'
    || {{ yuan_text('earlier_yuan') }}
    || case
        when returned_since_yuan > 0
            then '，其间退回' || {{ yuan_text('returned_since_yuan') }}
        else ''
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from followed
where cumulative_yuan + returned_since_yuan < earlier_yuan

-- S5: paid beyond a fund's appropriation or a contract's amount, or outside a contract's days.
with entries as (
    select
        fund as subject_key,
        extract(year from paid_on) as limit_year,
        '「' || fund || '」拨付超过年度预算安排' as claim,
        -- Where nothing was appropriated, nothing can be exceeded.
        nullif(sum(case when entry = '预算安排' then amount_yuan else 0 end) over (
            partition by fund, extract(year from paid_on)
        ), 0) as limit_yuan,
        cast(null as date) as signed_on,
        cast(null as date) as ends_on,
        net_paid_yuan as paid_yuan,
        voucher_no,
        paid_on,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_fund_entries') }}
    where is_latest
    union all
    select
        contracts.contract_no as subject_key,
        0 as limit_year,
        '合同' || contracts.contract_no || '付款超出合同金额或期限' as claim,
        contracts.amount_yuan as limit_yuan,
        contracts.signed_on,
        contracts.ends_on,
        payments.amount_yuan as paid_yuan,
        payments.voucher_no,
        payments.paid_on,
        payments.town_code,
        payments.delivery_id,
        payments.source_sheet,
        payments.source_row
    from {{ ref('fct_contract_payments') }} as payments
    inner join {{ ref('fct_contracts') }} as contracts
        on payments.contract_no = contracts.contract_no
    where contracts.is_latest
),

-- What came back makes room first; then the last payments are those beyond the limit.
added_up as (
    select
        entries.*,
        sum(greatest(entries.paid_yuan, 0))
            over (
                partition by entries.subject_key, entries.limit_year
                order by
                    entries.paid_on asc nulls last,
                    entries.delivery_id asc nulls last,
                    entries.source_sheet asc nulls last,
                    entries.source_row asc nulls last
                rows between unbounded preceding and current row
            )
        + sum(least(entries.paid_yuan, 0))
            over (partition by entries.subject_key, entries.limit_year)
        - entries.limit_yuan as beyond_yuan
    from entries
)

select
    'S5' as check_code,
    subject_key,
    cast(null as string) as programme_code,
    town_code,
    {{ month_of('paid_on') }} as month,
    cast(case
        when paid_on < signed_on or paid_on > ends_on then paid_yuan
        else least(paid_yuan, beyond_yuan)
    end as decimal(18, 2)) as amount_at_risk_yuan,
    claim,
    {{ plain_text('paid_on') }} || '凭证' || voucher_no || '拨付' || {{ yuan_text('paid_yuan') }}
    || case when paid_on < signed_on then '，早于签订日' || {{ plain_text('signed_on') }} else '' end
    || case when paid_on > ends_on then '，晚于到期日' || {{ plain_text('ends_on') }} else '' end
    || case
        when beyond_yuan > 0
            then
                '，累计超出限额' || {{ yuan_text('limit_yuan') }} || '的部分为'
                || {{ yuan_text('least(paid_yuan, beyond_yuan)') }}
        else ''
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from added_up
where
    paid_yuan > 0
    and (paid_on < signed_on or paid_on > ends_on or beyond_yuan > 0)

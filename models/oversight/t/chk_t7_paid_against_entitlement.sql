-- T7: what was paid within a calendar year is not what its months gave a right to.
with differences as (
    select
        subject_key,
        programme_code,
        month,
        extract(year from month) as year_number,
        entitled_yuan,
        paid_yuan,
        difference_yuan,
        sum(difference_yuan) over (
            partition by subject_key, programme_code, extract(year from month)
        ) as net_yuan,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_entitlement_differences') }}
)

select
    'T7' as check_code,
    differences.subject_key,
    differences.programme_code,
    differences.town_code,
    differences.month,
    -- A month made good in part counts against the year's difference.
    cast(case
        when differences.net_yuan > 0 then differences.difference_yuan
        else -differences.difference_yuan
    end as decimal(18, 2)) as amount_at_risk_yuan,
    {{ plain_text('differences.year_number') }} || '年' || programmes.name_zh
    || case when differences.net_yuan > 0 then '累计多发' else '累计少发' end as claim,
    {{ month_text('differences.month') }} || '应发'
    || {{ yuan_text('differences.entitled_yuan') }} || '，实发'
    || {{ yuan_text('differences.paid_yuan') }} as detail,
    differences.delivery_id,
    differences.source_sheet,
    differences.source_row
from differences
inner join {{ ref('dim_programmes') }} as programmes
    on differences.programme_code = programmes.programme_code
where differences.net_yuan <> 0

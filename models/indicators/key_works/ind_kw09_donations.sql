-- 扶贫济困日捐赠：认捐和到账按到账日期，上缴按上缴日期；捐赠者同一单位或个人只计一次，匿名的按笔计。
with donations as (
    select
        town_code,
        -- All who write 匿名 share one key.
        case
            when donor_kind = '匿名'
                then
                    delivery_id || coalesce(source_sheet, '')
                    || cast(source_row as string)
            else donor_key
        end as donor_id,
        received_month,
        received_yuan,
        pledged_yuan,
        remitted_yuan,
        case when pledged_yuan is not null then received_yuan end as received_of_pledged_yuan,
        coalesce(remitted_month, received_month) as remitted_month
    from {{ ref('fct_donations') }}
),

pledged as (
    {{ indicator_values('kw09_pledged', 'donations', 'received_month', 'sum(pledged_yuan)') }}
),

received as (
    {{ indicator_values('kw09_received', 'donations', 'received_month', 'sum(received_yuan)') }}
),

remitted as (
    {{ indicator_values('kw09_remitted', 'donations', 'remitted_month', 'sum(remitted_yuan)') }}
),

collection_ratio as (
    {{ indicator_values(
        'kw09_collection_ratio', 'donations', 'received_month',
        numerator='sum(received_of_pledged_yuan)', denominator='sum(pledged_yuan)'
    ) }}
),

remittance_ratio as (
    {{ indicator_values(
        'kw09_remittance_ratio', 'donations', 'received_month',
        numerator='sum(case when events.remitted_month <= periods.last_month'
            ~ ' then coalesce(events.remitted_yuan, 0) else 0 end)',
        denominator='sum(received_yuan)'
    ) }}
),

donors as (
    {{ indicator_values(
        'kw09_donors', 'donations', 'received_month', 'count(distinct donor_id)'
    ) }}
)

select * from pledged
union all
select * from received
union all
select * from remitted
union all
select * from collection_ratio
union all
select * from remittance_ratio
union all
select * from donors

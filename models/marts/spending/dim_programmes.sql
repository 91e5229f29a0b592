-- One row per programme that people or households draw from.
with lists as (
    select
        feed,
        case when count(*) = count(until_month) then max(until_month) end as ended_month
    from {{ ref('expected_deliveries') }}
    group by feed
)

select
    programmes.programme_code,
    programmes.name_zh,
    programmes.name_en,
    programmes.key_work,
    programmes.unit_of_count,
    programmes.feed,
    programmes.scheme,
    programmes.entitlement_rule,
    programmes.monthly_standard,
    programmes.hukou_demanded,
    lists.ended_month
from {{ ref('programmes') }} as programmes
left join lists on programmes.feed = lists.feed

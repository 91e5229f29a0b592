-- One row per indicator of money, period and town with money: how many stand behind it.
with measures as (
    select
        indicators.indicator_id,
        coalesce(
            programmes.programme_code,
            case indicators.indicator_id
                when 'kw09_collection_ratio' then 'kw09_pledged'
                when 'kw09_remittance_ratio' then 'kw09_received'
                else indicators.indicator_id
            end
        ) as measure
    from {{ ref('indicators') }} as indicators
    left join {{ ref('programmes') }} as programmes
        on indicators.key_work = programmes.key_work
    where indicators.small_numbers = 'money'
)

select
    measures.indicator_id,
    sums.period,
    sums.town_code as area_code,
    sums.recipient_count as people_count,
    {{ ratio('sums.largest_yuan', 'sums.amount_yuan') }} as largest_share_ratio
from measures
inner join {{ ref('int_recipient_sums') }} as sums on measures.measure = sums.measure
-- What the district paid itself is not all of the district's.
inner join {{ ref('dim_areas') }} as areas on sums.town_code = areas.area_code
where areas.area_level = 'town'

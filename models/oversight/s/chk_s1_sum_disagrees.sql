-- S1: a declared amount of a total that is not the sum of its rows.
{% set not_money = [
    'hours', 'monthly_hours', 'members', 'participants', 'newcomer_participants', 'issues_raised',
    'issues_resolved', 'beds', 'staff', 'points', 'value'
] -%}
with disagreeing as (
    select
        totals.*,
        totals.column_name not in (
            {%- for column in not_money %}
            '{{ column }}'{{ ',' if not loop.last }}
            {%- endfor %}
        ) as is_money,
        case totals.label when 'declared' then '标题或表尾' else totals.label end as place_name
    from {{ ref('fct_delivery_totals') }} as totals
    where
        totals.declared_amount_yuan is not null
        and not totals.agrees
)

select
    'S1' as check_code,
    {{ list_subject('deliveries') }} as subject_key,
    cast(null as string) as programme_code,
    deliveries.deliverer_code as town_code,
    deliveries.period_end as month,
    cast(case
        when disagreeing.is_money
            then abs(disagreeing.declared_amount_yuan - disagreeing.computed_amount_yuan)
    end as decimal(18, 2)) as amount_at_risk_yuan,
    feeds.name_zh || '合计与明细不符' as claim,
    disagreeing.place_name || '写明' || case
        when disagreeing.is_money
            then
                {{ yuan_text('disagreeing.declared_amount_yuan') }} || '，明细合计'
                || {{ yuan_text('disagreeing.computed_amount_yuan') }}
        else
            {{ number_text('disagreeing.declared_amount_yuan') }} || '（人数、时数等合计），明细合计'
            || {{ number_text('disagreeing.computed_amount_yuan') }}
    end as detail,
    disagreeing.delivery_id,
    disagreeing.source_sheet,
    disagreeing.source_row
from disagreeing
inner join {{ ref('fct_deliveries') }} as deliveries
    on disagreeing.delivery_id = deliveries.delivery_id
inner join {{ ref('feeds') }} as feeds on deliveries.feed = feeds.feed

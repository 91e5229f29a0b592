{#
Deliveries of some feeds in their order, which int_delivery_order tells. What stands on these lists
alone stays as it is when another feed's list arrives.
#}
{% macro order_of_lists(feeds) -%}
select
    delivery_order.delivery_id,
    delivery_order.period_end,
    cast(
        row_number() over (order by delivery_order.recency asc nulls first) as bigint
    ) as recency
from {{ ref('int_delivery_order') }} as delivery_order
inner join {{ ref('stg_deliveries') }} as deliveries
    on delivery_order.delivery_id = deliveries.delivery_id
where deliveries.feed in ('{{ feeds | join("', '") }}')
{%- endmacro %}

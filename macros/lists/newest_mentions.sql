{#
Rows of the newest list that names an event: registers that overlap repeat it, and may correct it.
Two rows of one list stay two. events: a fact with delivery_id; keys: what tells events apart.
#}
{% macro newest_mentions(events, keys) %}
    select *
    from (
        select
            mentions.*,
            rank() over (
                partition by
                    {%- for key in keys %}
                    mentions.{{ key }}{{ ',' if not loop.last }}
                    {%- endfor %}
                order by delivery_order.recency desc nulls last
            ) as mention_order
        from {{ events }} as mentions
        inner join {{ ref('int_delivery_order') }} as delivery_order
            on mentions.delivery_id = delivery_order.delivery_id
    ) as ordered_mentions
    where mention_order = 1
{%- endmacro %}

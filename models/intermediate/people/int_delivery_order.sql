-- One row per delivery: its place in the order of what the deliveries are about.
-- By month, then reporting day, never by arrival: the same files give the same figures. Of two that
-- agree in both the file's id decides, which does not depend on the secret as the delivery's does.
{{ config(meta={'by_person': true}) }}
select
    delivery_id,
    period_end,
    cast(
        row_number() over (
            order by
                period_end asc nulls first,
                reported_on asc nulls first,
                file_id asc nulls first,
                delivery_id asc nulls first
        ) as bigint
    ) as recency
from {{ ref('stg_deliveries') }}

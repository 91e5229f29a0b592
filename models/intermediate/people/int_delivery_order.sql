-- One row per delivery: its place in the order of what the deliveries are about.
-- By month, then reporting day, never by arrival: the same files give the same figures.
select
    delivery_id,
    period_end,
    cast(
        row_number() over (
            order by
                period_end asc nulls first,
                reported_on asc nulls first,
                delivery_id asc nulls first
        ) as bigint
    ) as recency
from {{ ref('stg_deliveries') }}

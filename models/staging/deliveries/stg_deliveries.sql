-- One row per delivery ever taken in, whatever became of it. Casts only.
select
    delivery_id,
    feed,
    file_id,
    file_name,
    deliverer_code,
    section,
    cast(period_start as date) as period_start,
    cast(period_end as date) as period_end,
    cast(reported_on as date) as reported_on,
    arrival,
    is_nil,
    rows_read,
    rows_accepted,
    rows_rejected,
    rows_total,
    rows_note,
    cast(amount_sum as decimal(18, 2)) as amount_sum,
    state,
    superseded_by,
    supersession_rule,
    warning_count
from {{ source('raw', 'deliveries') }}

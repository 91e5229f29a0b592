-- One row per closed year and delivery that was in force when it was closed. Casts only.
select
    year,
    delivery_id,
    feed,
    deliverer_code
from {{ source('raw', 'closed_deliveries') }}

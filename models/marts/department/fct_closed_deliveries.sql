-- One row per closed year and delivery that was in force when it was closed.
select
    year,
    delivery_id,
    feed,
    deliverer_code
from {{ ref('stg_closed_deliveries') }}

-- One row per closed year and delivery that came into force, or left it, since the year was closed.
with closed_years as (
    select distinct year from {{ ref('fct_closed_deliveries') }}
),

in_force as (
    select
        closed_years.year,
        deliveries.feed,
        deliveries.deliverer_code,
        deliveries.delivery_id
    from {{ ref('fct_deliveries') }} as deliveries
    cross join closed_years
    where deliveries.is_in_force
),

came as (
    select
        in_force.year,
        in_force.delivery_id,
        in_force.feed,
        in_force.deliverer_code
    from in_force
    left join {{ ref('fct_closed_deliveries') }} as closed
        on in_force.delivery_id = closed.delivery_id and in_force.year = closed.year
    where closed.delivery_id is null
),

gone as (
    select
        closed.year,
        closed.delivery_id,
        closed.feed,
        closed.deliverer_code
    from {{ ref('fct_closed_deliveries') }} as closed
    left join in_force
        on closed.delivery_id = in_force.delivery_id and closed.year = in_force.year
    where in_force.delivery_id is null
)

select
    year,
    delivery_id,
    feed,
    deliverer_code,
    true as has_come
from came
union all
select
    year,
    delivery_id,
    feed,
    deliverer_code,
    false as has_come
from gone

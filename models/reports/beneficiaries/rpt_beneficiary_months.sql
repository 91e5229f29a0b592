-- One row per month of payment, programme or all, and town or all: distinct people of that month.
with rolled_up as (
    select
        person_key,
        month,
        coalesce(programme_code, 'all') as programme_code,
        coalesce(town_code, 'all') as town_code
    from {{ ref('fct_people_paid') }}
    group by person_key, month, cube(programme_code, town_code)
)

select
    month,
    programme_code,
    town_code,
    count(*) as people_count
from rolled_up
group by month, programme_code, town_code

-- One row per person, name and length of ID number that lists give, with the first such row.
with ordered as (
    select
        person_rows.*,
        row_number() over (
            partition by person_rows.person_key, person_rows.name_key, person_rows.id_length
            order by
                delivery_order.recency asc nulls last,
                person_rows.source_row asc nulls last,
                person_rows.source_sheet asc nulls last
        ) as place,
        count(*) over (
            partition by person_rows.person_key, person_rows.name_key, person_rows.id_length
        ) as row_count,
        delivery_order.recency
    from {{ ref('int_person_rows') }} as person_rows
    inner join {{ ref('int_delivery_order') }} as delivery_order
        on person_rows.delivery_id = delivery_order.delivery_id
    where person_rows.name_key is not null
)

select
    person_key,
    name_key,
    id_length,
    id_check_status,
    month as first_month,
    cast(row_number() over (
        partition by person_key
        order by recency asc nulls last, source_row asc nulls last, name_key asc nulls last
    ) as integer) as name_order,
    cast(row_count as bigint) as row_count,
    feed,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from ordered
where place = 1

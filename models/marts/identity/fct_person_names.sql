-- One row per person, name and length of ID number that lists give, with the first such row.
{{ config(meta={'by_person': 'person_key'}) }}
{% set rows_apart = 1000000000 -%}
-- Rows in the order of deliveries have rising places, more of them than any list has rows.
with placed as (
    select
        person_rows.*,
        delivery_order.recency * {{ rows_apart }} + person_rows.source_row as row_place
    from {{ ref('int_person_rows') }} as person_rows
    inner join {{ ref('int_people_order') }} as delivery_order
        on person_rows.delivery_id = delivery_order.delivery_id
    where person_rows.name_key is not null
),

-- What a place holds is looked up, not sorted: a sort of all rows is what this would cost.
sheets as (
    select
        person_key,
        name_key,
        id_length,
        source_sheet,
        count(*) as row_count,
        min(row_place) as row_place,
        {%- for column in ['id_check_status', 'town_code'] %}
        nullif(min_by(coalesce({{ column }}, ''), row_place), '') as {{ column }},
        {%- endfor %}
        min_by(month, row_place) as month,
        min_by(feed, row_place) as feed,
        min_by(delivery_id, row_place) as delivery_id,
        min_by(source_row, row_place) as source_row
    from placed
    group by person_key, name_key, id_length, source_sheet
),

ordered as (
    select
        sheets.*,
        row_number() over (
            partition by sheets.person_key, sheets.name_key, sheets.id_length
            order by sheets.row_place asc nulls last, sheets.source_sheet asc nulls last
        ) as place,
        sum(sheets.row_count) over (
            partition by sheets.person_key, sheets.name_key, sheets.id_length
        ) as all_row_count
    from sheets
)

select
    person_key,
    name_key,
    id_length,
    id_check_status,
    month as first_month,
    cast(row_number() over (
        partition by person_key
        order by row_place asc nulls last, name_key asc nulls last
    ) as integer) as name_order,
    cast(all_row_count as bigint) as row_count,
    feed,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from ordered
where place = 1

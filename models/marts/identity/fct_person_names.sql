-- One row per person, name and length of ID number that lists give, with the first such row.
{{ config(meta={'by_person': 'person_key'}) }}
{% set rows_apart = 1000000000 -%}
-- Rows in the order of deliveries have rising places, more of them than any list has rows.
with placed as (
    select
        person_rows.*,
        person_rows.recency * {{ rows_apart }} + person_rows.source_row as row_place
    from {{ ref('int_person_rows') }} as person_rows
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
        min_by(feed, row_place) as feed
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
    ordered.person_key,
    ordered.name_key,
    ordered.id_length,
    ordered.id_check_status,
    delivery_order.period_end as first_month,
    cast(row_number() over (
        partition by ordered.person_key
        order by ordered.row_place asc nulls last, ordered.name_key asc nulls last
    ) as integer) as name_order,
    cast(ordered.all_row_count as bigint) as row_count,
    ordered.feed,
    ordered.town_code,
    delivery_order.delivery_id,
    cast(mod(ordered.row_place, {{ rows_apart }}) as bigint) as source_row,
    ordered.source_sheet
from ordered
inner join {{ ref('int_people_order') }} as delivery_order
    on
        ordered.row_place - mod(ordered.row_place, {{ rows_apart }})
        = delivery_order.recency * {{ rows_apart }}
where ordered.place = 1

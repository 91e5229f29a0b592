-- One row per listed member of a household’s row, as the town reported it. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    member_number,
    name_key,
    person_key,
    id_check_status,
    id_length,
    cast(birth_month as date) as birth_month,
    id_sex
from {{ source('raw', 'subsistence_members') }}

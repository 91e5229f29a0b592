-- One row per cremation, as the funeral home registered it. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    village_code,
    name_key,
    person_key,
    id_check_status,
    id_length,
    cast(birth_month as date) as birth_month,
    id_sex,
    phone_key,
    cast(died_on as date) as died_on,
    cast(cremated_on as date) as cremated_on,
    hukou,
    has_remark
from {{ source('raw', 'cremations') }}

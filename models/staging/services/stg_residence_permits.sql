-- One row per action on a permit. Casts only.
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
    action as permit_action,
    cast(handled_on as date) as handled_on,
    employer,
    origin_province,
    has_remark
from {{ source('raw', 'residence_permits') }}

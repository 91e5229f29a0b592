-- One row per application for points. Casts only.
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
    kind as application_kind,
    cast(points as decimal(18, 4)) as points,
    cast(applied_on as date) as applied_on,
    decision,
    has_remark
from {{ source('raw', 'points_applications') }}

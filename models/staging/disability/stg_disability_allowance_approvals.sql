-- One row per decision on an application, as the town reported it. Casts only.
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
    certificate_key,
    certificate_matches_id,
    certificate_category,
    certificate_level,
    {{ level_number("level") }} as disability_level,
    cast(applied_on as date) as applied_on,
    cast(approved_on as date) as approved_on,
    decision,
    has_remark
from {{ source('raw', 'disability_allowance_approvals') }}

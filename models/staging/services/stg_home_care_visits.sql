-- One row per visit, as the town reported it. Casts only.
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
    cast(visited_on as date) as visited_on,
    started_at,
    service_type,
    cast(hours as decimal(18, 4)) as hours,
    worker_key,
    provider,
    cast(fee as decimal(18, 2)) as fee_yuan,
    satisfaction,
    has_remark
from {{ source('raw', 'home_care_visits') }}

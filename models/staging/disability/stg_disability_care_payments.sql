-- One row per payment of a care or nursing subsidy, as the town reported it. Casts only.
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
    scheme,
    {{ level_number("level") }} as disability_level,
    cast(benefit_month as date) as benefit_month,
    cast(amount as decimal(18, 2)) as amount_yuan,
    cast(paid_on as date) as paid_on,
    bank_account_key,
    status as payment_status,
    stop_reason,
    has_remark
from {{ source('raw', 'disability_care_payments') }}

-- One row per household’s payment for a month, as the town reported it. Casts, and one default.
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
    household_no,
    scheme,
    members as member_count,
    cast(income_per_head as decimal(18, 2)) as income_per_head_yuan,
    cast(benefit_month as date) as benefit_month,
    cast(amount as decimal(18, 2)) as amount_yuan,
    cast(paid_on as date) as paid_on,
    bank_account_key,
    -- A form without the column lists what was paid.
    coalesce(status, '成功') as payment_status,
    stop_reason,
    has_remark
from {{ source('raw', 'subsistence_payments') }}

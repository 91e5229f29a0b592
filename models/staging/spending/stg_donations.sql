-- One row per donation on a list. Casts only.
select
    delivery_id,
    source_sheet,
    source_row,
    town_code,
    phone_key,
    donor_key,
    donor_kind,
    cast(pledged as decimal(18, 2)) as pledged_yuan,
    cast(amount as decimal(18, 2)) as received_yuan,
    cast(received_on as date) as received_on,
    purpose,
    cast(remitted as decimal(18, 2)) as remitted_yuan,
    cast(remitted_on as date) as remitted_on,
    has_remark
from {{ source('raw', 'donations') }}

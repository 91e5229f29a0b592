-- One row per finding that the department's file of dispositions answers. Casts only.
select
    finding_id,
    check_code,
    subject_key,
    programme_code,
    cast(first_month as date) as first_month,
    disposition,
    decided_by,
    cast(decided_on as date) as decided_on,
    cast(valid_until as date) as valid_until,
    is_expired,
    cast(recovered_yuan as decimal(18, 2)) as recovered_yuan,
    cast(recovered_on as date) as recovered_on
from {{ source('raw', 'dispositions') }}

-- One row per finding that the department's file of dispositions answers, found again or not.
select
    finding_id,
    check_code,
    subject_key,
    programme_code,
    first_month,
    disposition,
    decided_by,
    decided_on,
    valid_until,
    is_expired,
    recovered_yuan,
    recovered_on
from {{ ref('stg_dispositions') }}

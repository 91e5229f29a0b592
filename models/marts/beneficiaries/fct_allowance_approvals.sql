-- One row per decision on an application for the disability allowance.
select
    person_key,
    certificate_key,
    disability_level,
    certificate_level,
    certificate_matches_id,
    applied_on,
    {{ month_of('applied_on') }} as applied_month,
    approved_on,
    {{ month_of('approved_on') }} as approved_month,
    decision,
    decision = '同意' as is_approved,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_disability_allowance_approvals') }}

-- One row per certificate on a roster.
select
    person_key,
    certificate_key,
    disability_category,
    disability_level,
    certificate_matches_id,
    certificate_category,
    certificate_level,
    issued_on,
    expires_on,
    cancelled_on,
    {{ month_of('least(expires_on, cancelled_on)') }} as end_month,
    as_on,
    {{ month_of('as_on') }} as as_on_month,
    hukou,
    certificate_status,
    sex_matches_id,
    born_on_matches_id,
    row_number() over (
        partition by person_key
        order by as_on desc nulls last, delivery_id desc, source_row desc, source_sheet desc
    ) = 1 as is_latest,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_disability_certificates') }}

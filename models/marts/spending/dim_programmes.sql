-- One row per programme that people or households draw from.
select
    programme_code,
    name_zh,
    name_en,
    key_work,
    unit_of_count,
    feed,
    scheme,
    entitlement_rule,
    monthly_standard,
    hukou_demanded
from {{ ref('programmes') }}

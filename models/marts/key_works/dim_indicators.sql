-- One row per indicator, with its counting rule.
select
    indicator_id,
    key_work,
    name_zh,
    name_en,
    unit,
    counted_unit,
    aggregation,
    direction,
    is_headline,
    area_level,
    window_kind,
    progress_period,
    base_month,
    is_zero_when_empty,
    missing_month,
    definition
from {{ ref('indicators') }}

-- One row per key work of the year.
select
    key_work,
    title_zh,
    title_en,
    class,
    lead_section,
    target_date
from {{ ref('key_works') }}

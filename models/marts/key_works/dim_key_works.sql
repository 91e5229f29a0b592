-- One row per key work, with the years in which it is one.
select
    key_work,
    title_zh,
    title_en,
    class,
    lead_section,
    target_date,
    from_year,
    until_year
from {{ ref('key_works') }}

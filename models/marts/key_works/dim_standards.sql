-- One row per dated value of a standard in an area.
-- A month has one value: the one at its end. Where a standard steps in the middle of a month, the
-- new value is the month's, or whoever joins by month would count both.
select
    standards.standard,
    standards.area_code,
    areas.area_level,
    standards.value,
    standards.unit,
    standards.valid_from,
    standards.valid_to,
    {{ month_of('standards.valid_from') }} as first_month,
    cast({{ dbt.dateadd('month', -1, month_ended('standards.valid_to')) }} as date) as last_month,
    standards.source,
    standards.verified
from {{ ref('policy_standards') }} as standards
left join {{ ref('dim_areas') }} as areas on standards.area_code = areas.area_code

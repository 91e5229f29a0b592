-- One row per dated value of a standard in an area.
select
    standards.standard,
    standards.area_code,
    areas.area_level,
    standards.value,
    standards.unit,
    standards.valid_from,
    standards.valid_to,
    {{ month_of('standards.valid_from') }} as first_month,
    {{ month_of('standards.valid_to') }} as last_month,
    standards.source,
    standards.verified
from {{ ref('policy_standards') }} as standards
left join {{ ref('dim_areas') }} as areas on standards.area_code = areas.area_code

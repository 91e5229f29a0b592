-- One row per indicator, period and area: the figure to be told, of a closed year as published.
select
    found.indicator_id,
    found.period,
    found.area_code,
    case when closed.indicator_id is null then found.value else closed.value end as value,
    case when closed.indicator_id is null then found.value_on else closed.value_on end as value_on,
    closed.indicator_id is not null as is_closed,
    found.year,
    found.as_of_month
from {{ ref('rpt_indicator_values') }} as found
left join {{ ref('fct_closed_figures') }} as closed
    on
        found.indicator_id = closed.indicator_id
        and found.period = closed.period
        and found.area_code = closed.area_code

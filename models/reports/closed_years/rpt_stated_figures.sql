-- One row per indicator, period and area: the figure to be told, of a closed year as published.
with stated as (
    select
        coalesce(closed.indicator_id, found.indicator_id) as indicator_id,
        coalesce(closed.period, found.period) as period,
        coalesce(closed.area_code, found.area_code) as area_code,
        case when closed.indicator_id is null then found.value else closed.value end as value,
        case when closed.indicator_id is null then found.value_on else closed.value_on end
            as value_on,
        closed.indicator_id is not null as is_closed,
        coalesce(closed.year, found.year) as year
    from {{ ref('rpt_indicator_values') }} as found
    -- What was published stays told when this build no longer counts it.
    full outer join {{ ref('fct_closed_figures') }} as closed
        on
            found.indicator_id = closed.indicator_id
            and found.period = closed.period
            and found.area_code = closed.area_code
)

select
    stated.indicator_id,
    stated.period,
    stated.area_code,
    stated.value,
    stated.value_on,
    stated.is_closed,
    stated.year,
    periods.as_of_month
from stated
left join {{ ref('dim_periods') }} as periods on stated.period = periods.period

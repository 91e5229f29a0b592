{#
Values of one indicator by period and area, in the shape that all indicators share.

events: a step with town_code and the named month column. window: which events count for a
period: those of its months ('period'), all up to its end ('until'), or those begun by its end
and not ended by then ('in_force', which reads ended_month). value, or numerator and denominator,
or value_on: aggregates over the events; they may name periods.last_month.
#}
{% macro indicator_values(
    indicator_id, events, month,
    value=none, numerator=none, denominator=none, value_on=none, window='period'
) %}
    select
        '{{ indicator_id }}' as indicator_id,
        area_rollup.area_code,
        periods.period,
        {% if denominator -%}
        {{ ratio(numerator, denominator) }} as value,
        {%- else -%}
        cast({{ value or 'null' }} as decimal(20, 6)) as value,
        {%- endif %}
        cast({{ numerator or 'null' }} as decimal(20, 6)) as numerator,
        cast({{ denominator or 'null' }} as decimal(20, 6)) as denominator,
        cast({{ value_on or 'null' }} as date) as value_on
    from {{ events }} as events
    inner join {{ ref('area_rollup') }} as area_rollup
        on events.town_code = area_rollup.town_code
    inner join {{ ref('dim_periods') }} as periods
        on events.{{ month }} <= periods.last_month
        {%- if window == 'period' %}
        and events.{{ month }} >= periods.first_month
        {%- elif window == 'in_force' %}
        and (events.ended_month is null or events.ended_month > periods.last_month)
        {%- endif %}
    group by area_rollup.area_code, periods.period
{%- endmacro %}

{#
A declared indicator's values by period and area, from the step with its events. Numbers that add up
meet the many periods as sums of town and month.
#}
{% macro measure_values(measure, events) %}
    {%- set figures = measure.figures -%}
    {%- set adding = ['count', 'sum', 'smallest', 'largest', 'earliest', 'latest'] -%}
    {%- set ns = namespace(adds_up=measure.window != 'in_force', is_last=false) -%}
    {%- for figure in figures.values() -%}
        {%- if figure.kind not in adding or figure.reached -%}
            {%- set ns.adds_up = false -%}
        {%- endif -%}
        {%- if figure.kind == 'last' -%}
            {%- set ns.is_last = true -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if figures.value and figures.value.kind in ['people', 'distinct']
        and measure.window == 'period' -%}
        {{ people_of_periods(measure.indicator_id, events, 'month', 'value') }}
    {%- else -%}
        {%- set window = 'in_force' if ns.is_last else measure.window -%}
        {%- set step = measure_sums(figures, events) if ns.adds_up else events -%}
        {%- set made = {} -%}
        {%- for name, figure in figures.items() -%}
            {%- set number = measure_number(figure, name, ns.adds_up) -%}
            {#- A ratio's part without a case is 0, a number without a case is none. -#}
            {%- if name != 'value' and figure.kind == 'sum' -%}
                {%- set number = 'coalesce(' ~ number ~ ', 0)' -%}
            {%- endif -%}
            {%- do made.update({name: number}) -%}
        {%- endfor -%}
        {%- if figures.value and figures.value.kind in ['earliest', 'latest'] -%}
            {%- set made = {'value_on': made.value} -%}
        {%- endif -%}
        {{ indicator_values(measure.indicator_id, step, 'month', window=window, **made) }}
    {%- endif -%}
{% endmacro %}

{# Events added up by town and month. #}
{% macro measure_sums(figures, events) -%}
    (
        select
            town_code,
            month
            {%- for name, figure in figures.items() %},
            {{ measure_number(figure, name) }} as {{ name }}
            {%- endfor %}
        from {{ events }} as events
        group by town_code, month
    )
{%- endmacro %}

{# The number made of a figure's cells; of sums of town and month, once more added up. #}
{% macro measure_number(figure, name, is_of_sums=false) -%}
    {%- set cell = 'events.' ~ name -%}
    {%- if figure.reached -%}
        {%- set cell = 'case when events.' ~ name ~ '_reached <= periods.last_month then '
            ~ cell ~ ' end' -%}
    {%- endif -%}
    {%- if figure.kind == 'count' -%}
        {{ 'sum' if is_of_sums else 'count' }}({{ cell }})
    {%- elif figure.kind in ['people', 'distinct'] -%}
        count(distinct {{ cell }})
    {%- elif figure.take == 'median' -%}
        median({{ cell }})
    {%- elif figure.take == 'mean' -%}
        avg(cast({{ cell }} as double))
    {%- elif figure.kind in ['smallest', 'earliest'] or figure.take == 'smallest' -%}
        min({{ cell }})
    {%- elif figure.kind in ['largest', 'latest'] or figure.take == 'largest' -%}
        max({{ cell }})
    {%- else -%}
        sum({{ cell }})
    {%- endif -%}
{%- endmacro %}

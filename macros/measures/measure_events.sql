{#
The rows of a declared indicator's mart that count, as events: town_code, month, per figure the
cell that it is made of (null: not this row), and where it asks for them <figure>_reached (the
month it counts from) and ended_month.
#}
{% macro measure_events(measure) %}
    select
        town_code,
        {{ first_month(measure.month) }} as month
        {%- if measure.ends %},
        {{ first_month([measure.ends]) }} as ended_month
        {%- endif %}
        {%- for name, figure in measure.figures.items() %},
        {{ measure_cell(figure) }} as {{ name }}
        {%- if figure.reached %},
        {{ first_month(figure.reached) }} as {{ name }}_reached
        {%- endif %}
        {%- if figure.kind == 'last' %},
        {# The next newer row of the same thing ends it; of two as new, the same in every build. #}
        lead({{ first_month(measure.month) }}) over (
            {%- if figure.subject %}
            partition by {{ figure.subject }}
            {%- endif %}
            order by {{ (figure.order + figure.columns) | join(' nulls first, ') }} nulls first
        ) as ended_month
        {%- endif %}
        {%- endfor %}
    from
        {%- if measure.newest_of %}
        ({{ newest_mentions(ref(measure.mart), measure.newest_of) }}) as newest
        {%- else %}
        {{ ref(measure.mart) }}
        {%- endif %}
    {%- for condition in measure.where %}
    {{ 'where' if loop.first else 'and' }} {{ measure_condition(condition) }}
    {%- endfor %}
{% endmacro %}

{# The cell of a row that a figure is made of; null where the figure's own conditions fail. #}
{% macro measure_cell(figure) -%}
    {%- if figure.kind == 'count' -%}
        {%- set cell = '1' -%}
    {%- elif figure.kind == 'days' -%}
        {%- set cell = dbt.datediff(figure.columns[0], figure.columns[1], 'day') -%}
    {%- elif figure.columns | length > 1 -%}
        {%- set parts = [] -%}
        {%- for column in figure.columns -%}
            {%- do parts.append("coalesce(cast(" ~ column ~ " as string), '')") -%}
        {%- endfor -%}
        {%- set cell = parts | join(" || '|' || ") -%}
    {%- else -%}
        {%- set cell = figure.columns[0] -%}
    {%- endif -%}
    {%- if figure.where -%}
        case when
        {%- for condition in figure.where %} {{ measure_condition(condition) }}
            {{- ' and' if not loop.last }}
        {%- endfor %} then {{ cell }} end
    {%- else -%}
        {{ cell }}
    {%- endif -%}
{%- endmacro %}

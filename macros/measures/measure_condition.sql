{# What one condition of a declaration asks of a row; an empty cell meets none but `known`. #}
{% macro measure_condition(condition) -%}
    {%- set signs = {
        'equals': '=', 'above': '>', 'below': '<', 'at_least': '>=', 'at_most': '<='
    } -%}
    {%- set column, literals = condition.column, condition.literals -%}
    {%- if condition.operator == 'known' -%}
        {{ column }} is {{ 'not ' if literals[0] == 'true' }}null
    {%- elif condition.operator == 'by_day' -%}
        {%- set month = dbt.dateadd('month', condition.due.months_after,
            month_of(condition.due.month)) -%}
        {{ column }} <= cast({{ dbt.dateadd('day', condition.due.day - 1, month) }} as date)
    {%- elif condition.operator in ['one_of', 'not_one_of'] -%}
        {{ column }} {{ 'not ' if condition.operator == 'not_one_of' }}in (
            {{- literals | join(', ') -}}
        )
    {%- else -%}
        {{ column }} {{ signs[condition.operator] }} {{ literals[0] }}
    {%- endif -%}
{%- endmacro %}

{# The month of the first of several columns that is filled; a column of months has it already. #}
{% macro first_month(columns) -%}
    {%- set months = [] -%}
    {%- for column in columns -%}
        {%- do months.append(column if column.endswith('month') else month_of(column)) -%}
    {%- endfor -%}
    {{ 'coalesce(' ~ months | join(', ') ~ ')' if months | length > 1 else months[0] }}
{%- endmacro %}

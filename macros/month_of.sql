{# First day of a date's month, as a date on every engine. #}
{% macro month_of(expression) -%}
    cast({{ dbt.date_trunc('month', expression) }} as date)
{%- endmacro %}

{# Month of the day after a last day: the first month at whose end the thing is no more. #}
{% macro month_ended(last_day) -%}
    {{ month_of(dbt.dateadd('day', 1, last_day)) }}
{%- endmacro %}

{# First day of a date's month, as a date on every engine. #}
{% macro month_of(expression) -%}
    cast({{ dbt.date_trunc('month', expression) }} as date)
{%- endmacro %}

{# Month of the day after a last day: the first month at whose end the thing is no more. #}
{% macro month_ended(last_day) -%}
    {{ month_of(dbt.dateadd('day', 1, last_day)) }}
{%- endmacro %}

{# Of twelve columns side by side, years.<name>_1 to _12, the one of a month's number. #}
{% macro month_of_year(name, month_number) -%}
    case {{ month_number }}
        {%- for number in range(1, 13) %}
        when {{ number }} then years.{{ name }}_{{ number }}
        {%- endfor %}
    end
{%- endmacro %}

{# Of twelve columns <name>_1 to _12, the sum up to a month; null while all are null. #}
{% macro year_to_date(name, month_number) -%}
    {%- set columns = [] -%}
    {%- for number in range(1, month_number + 1) -%}
        {%- do columns.append(name ~ '_' ~ number) -%}
    {%- endfor -%}
    case when coalesce({{ columns | join(', ') }}) is not null
        then coalesce({{ columns | join(', 0) + coalesce(') }}, 0) end
{%- endmacro %}

{# Of twelve columns <name>_1 to _12, the number of the first that is not null. #}
{% macro first_month_of_year(name) -%}
    case
        {%- for number in range(1, 13) %}
        when {{ name }}_{{ number }} is not null then {{ number }}
        {%- endfor %}
    end
{%- endmacro %}

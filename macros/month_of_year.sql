{# Of twelve columns side by side, years.<name>_1 to _12, the one of a month's number. #}
{% macro month_of_year(name, month_number) -%}
    case {{ month_number }}
        {%- for number in range(1, 13) %}
        when {{ number }} then years.{{ name }}_{{ number }}
        {%- endfor %}
    end
{%- endmacro %}

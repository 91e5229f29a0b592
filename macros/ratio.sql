{# Numerator ÷ denominator with six decimals; null where the denominator is 0 or null. #}
{% macro ratio(numerator, denominator) -%}
    cast(
        cast({{ numerator }} as double) / nullif(cast({{ denominator }} as double), 0)
        as decimal(20, 6)
    )
{%- endmacro %}

{# An amount as words: 1234.5 as 1234.50元. #}
{% macro yuan_text(amount) -%}
    cast(cast({{ amount }} as decimal(18, 2)) as string) || '元'
{%- endmacro %}

{# A month as words: 2013-06. #}
{% macro month_text(month) -%}
    substring(cast({{ month }} as string), 1, 7)
{%- endmacro %}

{# A whole number or a date as words. #}
{% macro plain_text(value) -%}
    cast({{ value }} as string)
{%- endmacro %}

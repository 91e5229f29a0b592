{# The texts of a group in one, in an order; null where there is none. #}
{% macro joined_text(text, separator, order_by) -%}
    {{ adapter.dispatch('joined_text')(text, separator, order_by) }}
{%- endmacro %}

{% macro default__joined_text(text, separator, order_by) -%}
    nullif({{ dbt.listagg(text, "'" ~ separator ~ "'", 'order by ' ~ order_by) }}, '')
{%- endmacro %}

{# dbt's own drops the order there. #}
{% macro spark__joined_text(text, separator, order_by) -%}
    nullif(listagg({{ text }}, '{{ separator }}') within group (order by {{ order_by }}), '')
{%- endmacro %}

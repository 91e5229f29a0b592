{# A list as a finding's subject: feed, deliverer, first month; the same however often it comes. #}
{% macro list_subject(deliveries) -%}
    {{ deliveries }}.feed || '|' || {{ deliveries }}.deliverer_code || '|'
    || {{ month_text(deliveries ~ '.period_start') }}
{%- endmacro %}

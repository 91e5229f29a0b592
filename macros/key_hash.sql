{# A number that equal values share and hardly any others: groups of it need a tenth of the memory.
   Engines make different ones: it only tells what to look at, and that is compared by itself. #}
{% macro key_hash(columns) -%}
    {{ adapter.dispatch('key_hash')(columns) }}
{%- endmacro %}

{% macro default__key_hash(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}

{% macro spark__key_hash(columns) -%}
    xxhash64({{ columns | join(', ') }})
{%- endmacro %}

{# A number that a check compares with, from the district's check_thresholds.csv. #}
{% macro threshold(check_code, name) -%}
    (
        select value from {{ ref('check_thresholds') }}
        where check_code = '{{ check_code }}' and threshold = '{{ name }}'
    )
{%- endmacro %}

{# Level of disability as a number, 1 the most severe, from the form's word. #}
{% macro level_number(column) -%}
    case {{ column }} when '一级' then 1 when '二级' then 2 when '三级' then 3 when '四级' then 4 end
{%- endmacro %}

{#
The declared indicators (pipelines/measures), each checked against the marts before dbt begins:
columns are columns of its mart, literals are SQL's. The fields are those of its class Measure.
#}
{% macro declared_measures() %}
    {{ return(fromjson(env_var('MINSHENG_MEASURES', '[]'))) }}
{% endmacro %}

{# Parquet holds no constraint: nulls are refused where the tables enter the build's file. #}
{% macro spark__persist_constraints(relation, model) %}{% endmacro %}

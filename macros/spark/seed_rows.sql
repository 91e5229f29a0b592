{# Rows of a seed as literals: dbt-spark's own leaves apostrophes bare, and a null is 'None'. #}
{% macro spark__load_csv_rows(model, agate_table) %}
    {%- set types = model.config.get('column_types', {}) -%}
    {%- set statement_of_rows -%}
        insert into {{ this.render() }} values
        {% for row in agate_table.rows -%}
            (
                {%- for value in row -%}
                    {%- set name = agate_table.column_names[loop.index0] -%}
                    {%- set inferred = adapter.convert_type(agate_table, loop.index0) -%}
                    {%- set type = types.get(name, inferred) -%}
                    cast({{ spark_literal(value) }} as {{ type }}){{ ', ' if not loop.last }}
                {%- endfor -%}
            ){{ ',' if not loop.last }}
        {% endfor -%}
    {%- endset -%}
    {% do adapter.add_query(statement_of_rows, abridge_sql_log=True) %}
    {{ return(statement_of_rows) }}
{% endmacro %}

{% macro spark_literal(value) -%}
    {%- if value is none -%}
        null
    {%- else -%}
        '{{ value | string | replace('\\', '\\\\') | replace("'", "\\'") }}'
    {%- endif -%}
{%- endmacro %}

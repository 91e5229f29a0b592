{#
Columns of a table on DuckDB, keys among them packed by zstd: left to choose, the engine makes a
dictionary of keys that hardly repeat first, which takes twice as long and saves nothing.
#}
{% macro duckdb__get_table_columns_and_constraints() -%}
    {%- set columns = adapter.render_raw_columns_constraints(raw_columns=model['columns']) -%}
    {%- set constraints = adapter.render_raw_model_constraints(
        raw_constraints=model['constraints']
    ) -%}
    (
        {%- for column in columns %}
        {%- set is_key = column.split()[0].endswith(('_key', 'payment_id')) %}
        {{ column }} {{ 'using compression zstd' if is_key }}
        {{- ',' if not loop.last or constraints }}
        {%- endfor %}
        {{ constraints | join(', ') }}
    )
{%- endmacro %}

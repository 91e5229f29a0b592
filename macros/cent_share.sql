{#
One person's share of an amount: the first places take the cents that do not divide. Of a
negative amount they take a cent more off: shares add up to it all the same.
#}
{% macro cent_share(amount, people, place) -%}
    {%- set cents = 'cast(' ~ amount ~ ' * 100 as bigint)' -%}
    {%- set left_over = 'mod(' ~ cents ~ ', ' ~ people ~ ')' -%}
    cast(
        cast(
            ({{ cents }} - {{ left_over }}) / {{ people }}
            + case when {{ place }} <= abs({{ left_over }}) then sign({{ left_over }}) else 0 end
            as bigint
        ) * cast(0.01 as decimal(3, 2)) as decimal(18, 2)
    )
{%- endmacro %}

{# One person's share of an amount: the first places take the cents that do not divide. #}
{% macro cent_share(amount, people, place) -%}
    {%- set cents = 'cast(' ~ amount ~ ' * 100 as bigint)' -%}
    cast(
        cast(
            ({{ cents }} - mod({{ cents }}, {{ people }})) / {{ people }}
            + case when {{ place }} <= mod({{ cents }}, {{ people }}) then 1 else 0 end as bigint
        ) * cast(0.01 as decimal(3, 2)) as decimal(18, 2)
    )
{%- endmacro %}

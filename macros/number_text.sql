{# A decimal as text with no more decimals than it needs: 0, 2 or 4. #}
{% macro number_text(number) -%}
    case
        when {{ number }} = round({{ number }}, 0)
            then cast(cast({{ number }} as bigint) as string)
        when {{ number }} = round({{ number }}, 2)
            then cast(cast({{ number }} as decimal(20, 2)) as string)
        else cast(cast({{ number }} as decimal(20, 4)) as string)
    end
{%- endmacro %}

{# A share as a percentage with one decimal: 0.585714 as 58.6%. #}
{% macro percent_text(share) -%}
    cast(cast(round({{ share }} * 100, 1) as decimal(18, 1)) as string) || '%'
{%- endmacro %}

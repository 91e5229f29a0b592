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

{# A share as a percentage with one decimal, 0.585714 as 58.6%; what is short of the whole is never
   100%: 0.999749 as 99.97%. #}
{% macro percent_text(share) -%}
    case
        when {{ share }} < 1 and round({{ share }} * 100, 1) >= 100
            then
                cast(
                    cast(
                        cast(floor({{ share }} * 10000) as decimal(18, 2))
                        * cast(0.01 as decimal(3, 2)) as decimal(18, 2)
                    ) as string
                )
        else cast(cast(round({{ share }} * 100, 1) as decimal(18, 1)) as string)
    end || '%'
{%- endmacro %}

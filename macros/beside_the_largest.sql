{#
The columns of a check for repeated payments. keys: what one right to be paid is made of.
largest_yuan: the largest payment of it; paid_yuan: all of it, counter-entries deducted; place: 1
for the payment that stands, the others are doubted.
#}
{% macro beside_the_largest(keys) -%}
    max(payments.amount_yuan) over (partition by {{ keys | join(', ') }}) as largest_yuan,
    sum(payments.amount_yuan) over (partition by {{ keys | join(', ') }}) as paid_yuan,
    row_number() over (
        partition by {{ keys | join(', ') }}
        order by
            payments.amount_yuan desc nulls last,
            payments.paid_on asc nulls last,
            payments.payment_id asc nulls last
    ) as place
{%- endmacro %}

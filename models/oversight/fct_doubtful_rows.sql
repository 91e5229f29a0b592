-- One row per row of a delivery that a check doubts: every check, one shape.
{% set checks = [
    'd1_paid_after_death',
] -%}
{% for check in checks -%}
{% if not loop.first %}
union all
{% endif -%}
select * from {{ ref('chk_' ~ check) }}
{% endfor %}

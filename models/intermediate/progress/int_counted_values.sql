-- One row per indicator, period and area with a case: every family of indicators, one shape.
{% set families = [
    'declared', 'kw01_village_reform', 'kw02_incubation', 'kw03_home_care_categories',
    'kw04_allowance_coverage', 'kw08_welfare_beds', 'kw10_funeral_coverage', 'standards'
] %}

{% for family in families -%}
{% if not loop.first %}
union all
{% endif -%}
select * from {{ ref('ind_' ~ family) }}
{% endfor %}

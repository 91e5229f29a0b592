-- One row per indicator, period and area with a case: every family of indicators, one shape.
{% set families = [
    'kw01_village_reform', 'kw02_incubation', 'kw02_special_fund', 'kw02_purchased_services',
    'kw03_home_care', 'kw03_home_care_categories', 'kw04_disability_allowance',
    'kw04_allowance_coverage', 'kw05_floating_population', 'kw06_medical_aid', 'kw07_student_aid',
    'kw08_welfare_institutions', 'kw09_donations', 'kw10_funeral_waivers', 'standards', 'social'
] %}

{% for family in families -%}
{% if not loop.first %}
union all
{% endif -%}
select * from {{ ref('ind_' ~ family) }}
{% endfor %}

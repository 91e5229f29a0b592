-- One row per row of a delivery that a check doubts: every check, one shape.
{% set checks = [
    'd1_paid_after_death',
    'e1_hukou_demanded',
    'e2_certificate_ended',
    'e3_category_in_force',
    'e4_town_of_village',
    'f1_order_of_approval',
    'f2_paid_late',
    'f3_delivery_late',
    't1_rate_of_level',
    't2_level_of_certificate',
    't3_subsistence_standard',
    't4_student_aid_limits',
    't5_funeral_caps',
    't6_medical_out_of_pocket',
    't7_paid_against_entitlement',
] -%}
{% for check in checks -%}
{% if not loop.first %}
union all
{% endif -%}
select * from {{ ref('chk_' ~ check) }}
{% endfor %}

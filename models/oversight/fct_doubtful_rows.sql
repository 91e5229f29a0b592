-- One row per row of a delivery that a check doubts: every check, one shape.
{% set checks = [
    'i1_invalid_id_number',
    'i2_names_and_numbers',
    'i3_two_lengths',
    'i4_certificate_number',
    'd1_paid_after_death',
    'd2_served_after_death',
    'd3_impossible_death',
    'o1_five_guarantees_and_subsistence',
    'o2_two_subsistence_allowances',
    'o3_paid_by_two_towns',
    'o4_paid_twice',
    'o5_shared_account',
    'o6_aided_twice',
    'o7_claimed_twice',
    'o8_visited_in_hospital',
    'o9_reissued_delivery',
    'm1_entitled_without_allowance',
    'm2_pupil_without_aid',
    'm3_elder_without_home_care',
    'm4_approved_and_unpaid',
    'm5_paid_then_absent',
    's1_sum_disagrees',
    's2_count_disagrees',
    's3_cumulative_falls',
    's4_yuan_for_ten_thousand',
    's5_paid_beyond_limit',
    's6_donation_out_of_order',
    's7_worker_in_two_places',
    'n1_incubation_out_of_order',
    'n2_supplier_not_registered',
] -%}
{% for check in checks -%}
{% if not loop.first %}
union all
{% endif -%}
select * from {{ ref('chk_' ~ check) }}
{% endfor %}

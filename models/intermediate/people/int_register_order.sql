-- One row per delivery of a register that people's rights stand on: its place in their order.
{{ config(meta={'known_by_rows': true, 'by_person': true}) }}
{{ order_of_lists([
    'disability_allowance_approvals', 'disability_certificates', 'home_care_enrolments'
]) }}

-- One row per judgement of a suite's rule: per delivery at the inbound door, per build beyond it.
select
    run_id,
    judged_on,
    door,
    suite,
    rule_code,
    column_name,
    delivery_id,
    is_passed,
    examined_count,
    unexpected_count
from {{ source('raw', 'quality_results') }}

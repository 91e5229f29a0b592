-- One row per decision on an application for the disability allowance.
{{ config(meta={'by_person': 'person_key'}) }}
select
    approvals.person_key,
    approvals.certificate_key,
    approvals.disability_level,
    approvals.certificate_level,
    approvals.certificate_matches_id,
    approvals.applied_on,
    {{ month_of('approvals.applied_on') }} as applied_month,
    approvals.approved_on,
    -- 审批日期 may be left out; the list's own month then says by when it was approved.
    case
        when approvals.approved_on is not null then {{ month_of('approvals.approved_on') }}
        when approvals.decision = '同意'
            then greatest(
                coalesce(delivery_order.period_end, {{ month_of('approvals.applied_on') }}),
                {{ month_of('approvals.applied_on') }}
            )
    end as approved_month,
    approvals.decision,
    approvals.decision = '同意' as is_approved,
    approvals.town_code,
    approvals.village_code,
    approvals.delivery_id,
    approvals.source_row,
    approvals.source_sheet
from {{ ref('stg_disability_allowance_approvals') }} as approvals
inner join {{ ref('int_register_order') }} as delivery_order
    on approvals.delivery_id = delivery_order.delivery_id

-- One row per person ever approved for the disability allowance: first approval and first payment.
{{ config(meta={'by_person': 'person_key'}) }}
with decisions as (
    select
        person_key,
        approved_month,
        -- Without 审批日期 it is approved by the end of the month that its list is about.
        coalesce(approved_on, {{ dbt.last_day('approved_month', 'month') }}) as approved_on,
        town_code,
        delivery_id,
        source_row,
        source_sheet
    from {{ ref('fct_allowance_approvals') }}
    where is_approved
),

ordered as (
    select
        decisions.*,
        row_number() over (
            partition by decisions.person_key
            order by
                decisions.approved_on asc nulls last,
                decisions.delivery_id asc nulls last,
                decisions.source_sheet asc nulls last,
                decisions.source_row asc nulls last
        ) as place
    from decisions
),

first_payments as (
    select
        person_key,
        min(paid_on) as first_paid_on
    from {{ ref('fct_payments') }}
    where
        programme_code = 'disability_allowance'
        and amount_yuan > 0
    group by person_key
)

select
    ordered.person_key,
    ordered.approved_on,
    ordered.approved_month,
    first_payments.first_paid_on,
    ordered.town_code,
    ordered.delivery_id,
    ordered.source_row,
    ordered.source_sheet
from ordered
left join first_payments on ordered.person_key = first_payments.person_key
where ordered.place = 1

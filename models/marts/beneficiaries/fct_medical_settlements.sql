-- One row per settlement of medical aid.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    claimant_type,
    hospital,
    admitted_on,
    discharged_on,
    total_cost_yuan,
    insurance_paid_yuan,
    cast(total_cost_yuan - insurance_paid_yuan as decimal(18, 2)) as out_of_pocket_yuan,
    aid_amount_yuan as aid_yuan,
    settlement_method,
    settlement_method = '一站式' as is_one_stop,
    settled_on,
    {{ month_of('settled_on') }} as settled_month,
    cast(
        {{ dbt.datediff('discharged_on', 'settled_on', 'day') }}
        as integer
    ) as days_to_settle,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_medical_aid') }}

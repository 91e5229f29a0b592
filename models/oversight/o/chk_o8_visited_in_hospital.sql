-- O8: a home-care visit lies between the day of admission to a hospital and the day of discharge.
with visited as (
    select
        visits.person_key,
        visits.town_code,
        visits.visit_month,
        visits.visited_on,
        visits.fee_yuan,
        visits.delivery_id,
        visits.source_sheet,
        visits.source_row,
        stays.admitted_on,
        stays.discharged_on,
        -- Several settlements may cover one stay.
        row_number() over (
            partition by visits.delivery_id, visits.source_sheet, visits.source_row
            order by stays.admitted_on asc nulls last, stays.discharged_on asc nulls last
        ) as place
    from {{ ref('fct_home_care_visits') }} as visits
    inner join {{ ref('fct_medical_settlements') }} as stays
        on
            visits.person_key = stays.person_key
            and visits.visited_on > stays.admitted_on
            and visits.visited_on < stays.discharged_on
)

select
    'O8' as check_code,
    person_key as subject_key,
    cast(null as string) as programme_code,
    town_code,
    visit_month as month,
    fee_yuan as amount_at_risk_yuan,
    '住院期间仍有上门服务' as claim,
    {{ plain_text('admitted_on') }} || '至' || {{ plain_text('discharged_on') }} || '住院，'
    || {{ plain_text('visited_on') }} || '上门服务'
    || coalesce('，费用' || {{ yuan_text('fee_yuan') }}, '') as detail,
    delivery_id,
    source_sheet,
    source_row
from visited
where place = 1

-- One row per person, programme and month for which a list says why payment ends.
select
    stops.person_key,
    stops.programme_code,
    stops.month,
    min(payments.benefit_month) as resumed_month
from {{ ref('fct_programme_stops') }} as stops
left join {{ ref('fct_payments') }} as payments
    on
        stops.person_key = payments.person_key
        and stops.programme_code = payments.programme_code
        and stops.month < payments.benefit_month
group by stops.person_key, stops.programme_code, stops.month

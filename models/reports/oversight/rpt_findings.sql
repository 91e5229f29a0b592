-- One row per check, programme, town, first month and disposition with findings.
select
    check_code,
    programme_code,
    town_code,
    first_month as month,
    disposition,
    count(*) as finding_count,
    cast(sum(amount_at_risk_yuan) as decimal(18, 2)) as amount_at_risk_yuan,
    cast(sum(recovered_yuan) as decimal(18, 2)) as recovered_yuan
from {{ ref('fct_findings') }}
group by check_code, programme_code, town_code, first_month, disposition

-- One row per finding that the department has an answer (核实结果) to.
with findings as (
    select
        finding_id,
        check_code,
        subject_key,
        programme_code,
        min(month) as first_month,
        max(month) as last_month
    from {{ ref('fct_finding_rows') }}
    group by finding_id, check_code, subject_key, programme_code
),

matched as (
    select
        findings.finding_id,
        dispositions.disposition,
        dispositions.decided_by,
        dispositions.decided_on,
        dispositions.valid_until,
        dispositions.is_expired,
        dispositions.recovered_yuan,
        dispositions.recovered_on,
        row_number() over (
            partition by findings.finding_id
            order by
                case when findings.finding_id = dispositions.finding_id then 0 else 1 end
                asc nulls last,
                dispositions.decided_on desc nulls last,
                dispositions.finding_id asc nulls last
        ) as preference
    from findings
    inner join {{ ref('fct_dispositions') }} as dispositions
        on
            findings.finding_id = dispositions.finding_id
            or (
                -- A corrected row may move a finding's first month, and with it the id.
                findings.check_code = dispositions.check_code
                and findings.subject_key = dispositions.subject_key
                and coalesce(findings.programme_code, '')
                = coalesce(dispositions.programme_code, '')
                and findings.first_month <= dispositions.first_month
                and findings.last_month >= dispositions.first_month
            )
)

select
    finding_id,
    case when is_expired then '未核实' else disposition end as disposition,
    is_expired,
    decided_by,
    decided_on,
    valid_until,
    recovered_yuan,
    recovered_on
from matched
where preference = 1

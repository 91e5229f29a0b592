-- 各项核对发现多少疑点、涉及多少钱 / Findings and money at risk by check (checks do not add up).
select
    findings.check_code,
    checks.name_zh as rule,
    sum(findings.finding_count) as finding_count,
    sum(findings.amount_at_risk_yuan) as amount_at_risk_yuan
from rpt_findings as findings
inner join checks on findings.check_code = checks.check_code
group by all
order by amount_at_risk_yuan desc nulls last, findings.check_code

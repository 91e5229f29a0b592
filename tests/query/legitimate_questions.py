"""A hundred questions that an analyst may ask of a district, in the ways that people write SQL."""

MONEY = """
select sum(amount_yuan) from fct_payments
select programme_code, count(*), sum(amount_yuan) from fct_payments group by programme_code
select town_code, round(sum(amount_yuan) / 10000, 2) as 万元 from fct_payments group by 1
 order by 2 desc
select year(benefit_month) as y, sum(amount_yuan) from fct_payments group by all order by all
select month(paid_on), count(distinct person_key) from fct_payments
 where year(paid_on) = 2013 group by 1
select date_trunc('quarter', benefit_month) as q, sum(amount_yuan) from fct_payments
 group by q order by q
select programme_code, avg(amount_yuan), median(amount_yuan), max(amount_yuan)
 from fct_payments group by 1
select * from fct_payments where amount_yuan > 1000 order by amount_yuan desc limit 20
select p.name_zh, sum(f.amount_yuan) from fct_payments f
 join dim_programmes p using (programme_code) group by 1
select count(*) filter (where payment_status = '成功') * 1.0 / count(*) from fct_payments
select person_key, count(*) from fct_payments group by person_key having count(*) > 30 limit 50
select town_code, amount_yuan - lag(amount_yuan) over (partition by town_code order by month)
 from rpt_spending
select month, sum(amount_yuan) over (order by month) from rpt_spending
 where programme_code = 'all' limit 12
select * from rpt_spending pivot (sum(amount_yuan) for town_code in ('all'))
select quantile_cont(amount_yuan, [0.25, 0.5, 0.75]) from fct_payments
select bank_account_key, count(distinct person_key) from fct_payments
 group by 1 having count(*) > 3 limit 9
select programme_code from fct_payments except select programme_code from dim_programmes
select sum(entitled_yuan), sum(paid_yuan) from fct_beneficiary_months
 where month = date '2013-06-01'
select * from fct_beneficiary_months where paid_yuan < entitled_yuan limit 100
select fund, sum(net_paid_yuan) from fct_fund_entries group by fund
select contract_no, sum(amount_yuan) from fct_contract_payments
 group by rollup (contract_no) limit 40
select c.project_name, c.amount_yuan, sum(p.amount_yuan) from fct_contracts c left
 join fct_contract_payments p
 using (contract_no) where c.is_latest group by all
select * from rpt_fund_months order by month desc limit 6
select sum(received_yuan), sum(pledged_yuan), sum(remitted_yuan) from fct_donations
select donor_kind, count(*), sum(received_yuan) from fct_donations group by donor_kind
 order by 3 desc nulls last
select town_code, max_by(donor_key, received_yuan) from fct_donations group by town_code
select strftime(received_on, '%Y-%m') as m, sum(received_yuan) from fct_donations
 group by m order by m
select aid_yuan, insurance_paid_yuan, total_cost_yuan from fct_medical_settlements using sample 5
select hospital, avg(days_to_settle) from fct_medical_settlements where is_one_stop
 group by hospital
select school_stage, count(*), sum(amount_yuan) from fct_student_aid group by school_stage
select sum(transport_yuan + storage_yuan + cremation_yuan) from fct_funeral_waivers
select * from fct_funeral_excesses order by excess_yuan desc limit 10
"""
PEOPLE = """
select count(*) from dim_people
select sex, count(*) from dim_people group by sex
select date_diff('year', birth_month, date '2013-12-31') // 10 * 10 as age, count(*)
 from dim_people group by 1
select area_name, count(*) from dim_people join dim_areas using (area_code) group by 1
 order by 2 desc
select p.person_key from dim_people p anti join fct_payments f using (person_key) limit 5
select count(*) from dim_people where id_check_status <> 'valid'
select d.person_key from fct_deaths d semi join fct_payments p on p.person_key = d.person_key
select death_month, count(*) from fct_deaths group by death_month order by death_month
select disability_level, count(*) from fct_valid_certificates group by all order by all
select disability_category, hukou, count(*) from fct_disability_certificates group by cube (1, 2)
select approved_month, count(*) from fct_allowance_approvals where is_approved group by 1
select avg(date_diff('day', applied_on, approved_on)) from fct_allowance_approvals
select household_id, count(*) from fct_household_members where month = '2013-06-01'
 group by 1 limit 10
select member_count, avg(income_per_head_yuan) from fct_household_months
 group by member_count order by 1
select visit_month, sum(hours) from fct_home_care_visits group by visit_month order by 1
select provider, avg(satisfaction) from fct_home_care_visits group by provider
select worker_key, visited_on, sum(hours) from fct_home_care_visits
 group by all having sum(hours) > 12
select category, count(*) from fct_home_care_enrolments where ended_on is null group by category
select permit_action, count(*) from fct_permit_actions
 where handled_month >= '2013-01-01' group by 1
select origin_province, count(*) as n from fct_permit_actions group by 1 order by n desc limit 10
select application_kind, decision, avg(points) from fct_points_applications group by 1, 2
select exam_grade, exam_result, count(*) from fct_exam_candidates
 group by grouping sets ((1), (1, 2))
select as_of_month, people_count from rpt_beneficiaries
 where sex = 'all' and age_band = 'all' limit 24
select programme_code, other_programme_code, sum(people_count)
 from rpt_programme_overlaps group by 1, 2
with first as (select person_key, min(benefit_month) as m from fct_payments group by 1)
 select m, count(*) from first group by m
select count(*) from (select person_key from fct_student_aid intersect select person_key
 from fct_payments)
select id_length, count(*) from fct_person_names group by id_length
select kind, count(*) from fct_identity_links group by kind
"""
WORKS = """
select * from rpt_key_work_progress where year = 2013 and is_headline
select key_work, status, count(*) from rpt_key_work_progress group by key_work, status
 order by key_work
select indicator_name, value, target, achieved_ratio from rpt_key_work_progress
 where achieved_ratio < 1
select * from rpt_indicator_values
 where indicator_id like 'kw04%' and period_kind = 'to_date' limit 50
select indicator_id, value from rpt_indicator_values where not is_complete limit 20
select name_zh, definition from dim_indicators where key_work = 4
select title_zh, lead_section from dim_key_works order by key_work
select agrees, count(*) from rpt_published_figures group by agrees
select quote, published_value, warehouse_value from rpt_published_figures where not agrees
select * from rpt_restatements
select reform_step, count(distinct village_code) from fct_village_reform_steps group by reform_step
select incubation_stage, count(*) from fct_incubation_stages group by 1 order by 2
select organisation_category, count(*) from dim_organisations group by all
select staff_count from fct_social_work_agencies where is_latest order by staff_count desc limit 5
select institution_stage, sum(bed_count), sum(subsidy_yuan)
 from fct_welfare_institution_stages group by 1
select activity_kind, sum(participant_count) from fct_outreach_activities group by activity_kind
select course, sum(newcomer_participant_count) from fct_training_sessions group by course
 order by 2 desc
select milestone_name, min(occurred_on) from fct_milestones group by milestone_name
select standard, value, unit, valid_from from dim_standards where valid_to is null
select full_name from dim_areas where area_level = 'town' order by full_name collate zh_cn
select a.area_name, sum(s.amount_yuan) from rpt_spending s
 join dim_areas a on a.area_code = s.town_code group by 1
"""
TRUST = """
select check_code, sum(finding_count), sum(amount_at_risk_yuan) from rpt_findings
 group by 1 order by 3 desc
select c.name_zh, count(*) from fct_findings f join checks c using (check_code)
 group by 1 order by 2 desc
select * from fct_findings where check_code in ('D1', 'D2') and disposition is null limit 10
select finding_id, list(source_row order by source_row) from fct_finding_rows
 group by finding_id limit 10
select status, count(*) from rpt_check_results where month = '2013-12-01' group by status
select feed, status, count(*) from rpt_delivery_coverage group by feed, status order by feed
select feed_name, area_name, due_on from rpt_delivery_coverage where status = 'missing' limit 30
select feed, count(*) filter (is_in_force), count(*) from fct_deliveries group by feed
select delivery_id, rows_read, rows_accepted + rows_rejected + rows_total + rows_note
 from fct_deliveries limit 9
select state, supersession_rule, count(*) from fct_deliveries group by all
select reason, count(*) from fct_rejected_rows group by reason order by count(*) desc
select code, count(*) from fct_delivery_warnings group by code having count(*) > 10
select * from fct_delivery_totals where not agrees limit 10
select suite, rule_code, sum(unexpected_count) from fct_quality_results group by 1, 2
 order by 3 desc limit 10
select * from fct_corrections
select doubt, count(*) from fct_identity_doubts group by doubt
from fct_deliveries select feed, max(reported_on) group by feed
describe fct_payments
summarize dim_areas
"""


def legitimate_questions() -> list[str]:
    """One a line; a line that begins with a blank goes on with the one before."""
    text = MONEY + PEOPLE + WORKS + TRUST
    return [one for one in text.replace("\n ", " ").splitlines() if one]

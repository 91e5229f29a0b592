"""Tables of a build that holds one made-up person, ME, a household of two, and others."""

from __future__ import annotations

ME, SPOUSE, OTHER = "me", "spouse", "other"
# Tables of rows that ME has none of, or one.
_PLAIN = {
    "fct_student_aid": "school varchar, school_stage varchar, household_type varchar, "
    "amount_yuan decimal(18, 2), paid_on date",
    "fct_medical_settlements": "claimant_type varchar, hospital varchar, admitted_on date, "
    "discharged_on date, settlement_method varchar, aid_yuan decimal(18, 2), settled_on date",
    "fct_funeral_waivers": "hukou varchar, amount_yuan decimal(18, 2), claimed_on date",
    "fct_allowance_approvals": "approved_on date, applied_on date, decision varchar, "
    "disability_level integer",
    "fct_permit_actions": "handled_on date, permit_action varchar",
    "fct_points_applications": "applied_on date, application_kind varchar, points integer, "
    "decision varchar",
    "fct_exam_candidates": "exam_year integer, exam_grade varchar, exam_result varchar",
    "fct_programme_stops": "month date, programme_code varchar, stop_reason varchar",
    "fct_deaths": "cremated_on date, died_on date",
    "fct_disability_certificates": "disability_category varchar, disability_level integer, "
    "hukou varchar, certificate_status varchar, issued_on date, expires_on date, "
    "cancelled_on date, is_latest boolean",
    "fct_home_care_enrolments": "category varchar, category_code varchar, provider varchar, "
    "end_reason varchar, enrolled_on date, ended_on date, is_latest boolean",
    "fct_home_care_visits": "visited_on date, started_at varchar, service_type varchar, "
    "hours decimal(18, 4), provider varchar, fee_yuan decimal(18, 2), satisfaction bigint",
}
_WHERE = "person_key varchar, town_code varchar, delivery_id varchar, source_sheet varchar, "
_WHERE += "source_row bigint"
_PAYMENT = "payment_id varchar, programme_code varchar, benefit_month date, "
_PAYMENT += "amount_yuan decimal(18, 2), paid_on date, payment_status varchar, household_id varchar"
_CREATED = "\n".join(
    f"create table {table} ({_WHERE}, {columns});" for table, columns in _PLAIN.items()
)

TABLES = f"""
{_CREATED}
create table fct_payments ({_WHERE}, {_PAYMENT});
create table fct_payment_failures ({_WHERE}, {_PAYMENT});
create table fct_household_months ({_WHERE});
create table fct_member_payments (payment_id varchar, person_key varchar, is_head boolean,
    amount_yuan decimal(18, 2), delivery_id varchar, source_sheet varchar, source_row bigint);
insert into fct_payments values
    ('{ME}', 't1', 'd1', 's', 4, 'p1', 'allowance', '2013-01-01', 100, '2013-02-05', '成功', null),
    ('{SPOUSE}', 't1', 'd2', 's', 5, 'p2', 'low', '2013-03-01', 300.01, '2013-03-05', '成功', 'h1'),
    ('{OTHER}', 't1', 'd1', 's', 6, 'p3', 'allowance', '2013-01-01', 70, '2013-02-05', '成功',
        null);
insert into fct_payment_failures values
    ('{ME}', 't1', 'd3', 's', 9, 'p4', 'allowance', '2013-02-01', 100, '2013-03-05', '退回', null);
insert into fct_member_payments values
    ('p2', '{SPOUSE}', true, 150.01, 'd2', 's', 5), ('p2', '{ME}', false, 150, 'd2', 's', 5);
insert into fct_home_care_visits values
    ('{OTHER}', 't1', 'd5', 's', 2, '2013-01-05', '09:00', '家政', 1, '社', 20, 5);
insert into fct_deaths values ('{ME}', 't1', 'd4', 's', 3, '2013-04-05', '2013-04-02');
create table fct_beneficiary_months as select * replace (cast(month as date) as month)
from (values
    ('{ME}', 'allowance', '2013-01-01', cast(100 as decimal(18, 2)), cast(100 as decimal(18, 2)),
        'rate_by_level'),
    ('{ME}', 'low', '2013-03-01', 160, 150, 'standard_minus_income'),
    ('{OTHER}', 'allowance', '2012-01-01', 70, 70, 'rate_by_level')
) as b (person_key, programme_code, month, entitled_yuan, paid_yuan, entitlement_reason);
create table dim_months as select cast(m as date) as month
    from range(date '2012-01-01', date '2014-01-01', interval 1 month) as r (m);
create table dim_programmes as select * from (values
    ('allowance', '津贴', 'Allowance'), ('low', '低保', 'Subsistence')
) as p (programme_code, name_zh, name_en);
create table dim_areas as select 't1' as area_code, '一镇' as area_name;
create table dim_people as select '{ME}' as person_key, date '1950-01-01' as birth_month,
    '男' as sex, 't1' as area_code, date '2013-01-01' as first_period,
    date '2013-04-01' as latest_period;
create table fct_identity_links as select '{ME}' as person_key, 'near' as linked_person_key,
    'n' as name_key, 'one_digit' as kind;
create table home_care_categories as select 'HC01' as category_code, '低保老人' as category_name;
create table fct_household_members as select *, date '2013-03-01' as month from (values
    ('h1', '01', '{ME}', false, 2), ('h1', '01', '{SPOUSE}', true, 2)
) as m (household_id, household_no, person_key, is_head, member_count);
alter table fct_household_members add column town_code varchar default 't1';
create table checks as
    select 'D1' as check_code, '死亡后仍发放' as name_zh, 'Paid after death' as name_en;
create table fct_findings as select *, 'D1' as check_code, 'low' as programme_code,
    't1' as town_code, date '2013-03-01' as first_month, 1 as month_count,
    cast(150 as decimal(18, 2)) as amount_at_risk_yuan, '依据' as evidence, '请核实' as how_to_fix,
    '未核实' as disposition, cast(null as date) as decided_on,
    cast(null as decimal(18, 2)) as recovered_yuan
from (values ('f1', '{ME}'), ('f2', 'h1'), ('f3', '{OTHER}')) as f (finding_id, subject_key);
create table fct_deliveries as select delivery_id, feed, 't1' as deliverer_code,
    cast(null as varchar) as section, date '2013-01-01' as period_start,
    date '2013-03-01' as period_end, date '2013-04-01' as reported_on
from (values
    ('d1', 'disability_allowance_payments'), ('d2', 'subsistence_payments'),
    ('d3', 'disability_allowance_payments'), ('d4', 'cremations'), ('d5', 'home_care_visits')
) as d (delivery_id, feed);
"""

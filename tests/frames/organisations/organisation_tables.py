"""Tables of a build with made-up organisations: an incubator, contracts, institutions, funds."""

from __future__ import annotations

ORDERS = {"申请": 1, "评估": 2, "入驻": 3, "登记": 4, "出壳": 5, "续驻": 5, "退驻": 6}
EVENTS = [
    ("hatched", "文体类", "申请", "2013-01-01", 1),
    ("hatched", "文体类", "入驻", "2013-01-11", 1),
    ("hatched", "文体类", "登记", "2013-01-31", 1),
    ("hatched", "文体类", "出壳", "2013-04-11", 1),
    ("hatched", "文体类", "退驻", "2013-05-01", 1),
    ("gone", "文体类", "申请", "2013-01-01", 1),
    ("gone", "文体类", "入驻", "2013-02-01", 1),
    ("gone", "文体类", "退驻", "2013-03-01", 1),
    ("again", None, "入驻", "2013-02-01", 1),
    ("again", None, "退驻", "2013-03-01", 1),
    ("again", None, "申请", "2013-04-01", 2),
    ("renewed", None, "续驻", "2013-02-01", 1),
    ("twice", None, "申请", "2013-03-05", 1),
    ("twice", None, "申请", "2013-03-05", 1),
    ("crooked", "经济类", "申请", "2013-02-20", 1),
    ("crooked", "经济类", "入驻", "2013-02-10", 1),
]

_ROWS = ", ".join(
    f"('{name}', nullif('{kind}', 'None'), '{stage}', {ORDERS[stage]}, date '{day}', "
    f"date '{day[:7]}-01', {stay})"
    for name, kind, stage, day, stay in EVENTS
)
INCUBATOR = f"""
create table events as select * from (values {_ROWS}) as e (
    organisation_name, organisation_category, incubation_stage, stage_order, occurred_on,
    occurred_month, stay);
create view fct_incubation_stages as select * exclude (stay) from events;
create view fct_incubation_stays as select * from events;
create table dim_organisations as
    select distinct organisation_name, 't1' as town_code from events;
"""
AREAS = "create table dim_areas as select 't1' as area_code, '一镇' as area_name;"
MONEY = """
create table fct_contracts as select * replace (cast(amount_yuan as decimal(18, 2)) as amount_yuan)
from (values
    ('C1', 'p', 'A', 'g', 1200.00, date '2013-01-05', date '2013-01-01', date '2013-12-31', true),
    ('C1', 'old', 'A', 'g', 9.00, date '2013-01-05', date '2013-01-01', date '2013-12-31', false),
    ('C2', 'q', 'A', 'g', 300.00, date '2013-03-01', date '2013-04-01', date '2013-05-15', true),
    ('C3', 'r', 'B', 'g', 0.00, date '2013-06-01', date '2013-07-02', date '2013-06-01', true)
) as c (contract_no, project_name, provider, target_group, amount_yuan, signed_on, starts_on,
    ends_on, is_latest);
alter table fct_contracts add column signed_month date;
update fct_contracts set signed_month = date_trunc('month', signed_on);
create table fct_contract_payments as select * from (values
    ('C1', cast(700.00 as decimal(18, 2)), date '2013-02-01'),
    ('C1', -100.00, date '2013-03-01'),
    ('C1', 900.00, date '2013-07-01'),
    ('C2', 50.00, date '2013-02-01'),
    (null, 7.00, date '2013-02-01')
) as p (contract_no, amount_yuan, paid_month);
create table fct_welfare_institution_stages as select * from (values
    ('a', '申请', 1, date '2013-01-02', 50, 't1'),
    ('a', '设置批准', 3, date '2013-03-02', 60, 't1'),
    ('a', '运营', 5, date '2013-05-02', null, 't1'),
    ('b', '申请', 1, date '2013-02-02', 40, 't1')
) as i (institution_name, institution_stage, stage_order, occurred_on, bed_count, town_code);
alter table fct_welfare_institution_stages add column occurred_month date;
update fct_welfare_institution_stages set occurred_month = date_trunc('month', occurred_on);
create table dim_months as
    select cast(m as date) as month, year(m) as year
    from range(date '2012-12-01', date '2014-02-01', interval 1 month) as r (m);
create table fct_fund_entries as select *,
    date_trunc('month', paid_on) as paid_month,
    amount_yuan * case entry when '拨付' then 1 when '退回' then -1 else 0 end as net_paid_yuan
from (values
    ('民办福利机构资助', '拨付', 'a', cast(30.00 as decimal(18, 2)), date '2013-04-01', true),
    ('民办福利机构资助', '预算安排', 'a', 99.00, date '2013-04-01', true),
    ('社会组织专项扶持资金', '预算安排', 'x', 100.00, date '2013-02-03', true),
    ('社会组织专项扶持资金', '拨付', 'x', 60.50, date '2013-03-03', true),
    ('社会组织专项扶持资金', '拨付', 'x', 60.50, date '2013-03-03', false),
    ('社会组织专项扶持资金', '退回', 'x', 10.00, date '2013-05-03', true),
    ('社会组织专项扶持资金', '拨付', 'y', 8.00, date '2012-12-03', true)
) as e (fund, entry, payee, amount_yuan, paid_on, is_latest);
create table rpt_fund_months as
select
    paid_month as month, fund, sum(amount_yuan) filter (where entry = '预算安排') as budget_yuan,
    sum(net_paid_yuan) as net_paid_yuan
from fct_fund_entries where is_latest group by paid_month, fund;
"""

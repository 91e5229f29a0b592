-- Deliveries, findings and printed figures beside the key works of year_end.sql.
create table checks as
select * from (values
    ('D1', '死亡后仍发放', 'Paid after death'), ('I1', '号码不符', 'Number fails'),
    ('S4', '单位混淆', 'Units confused')
) as t (check_code, name_zh, name_en);

create table rpt_findings as
select *, 'p' as programme_code, '440607001000' as town_code
from (values
    ('D1', date '2012-11-01', '未核实', 2, 100.50::decimal(18, 2)),
    ('D1', date '2013-02-01', '未核实', 3, 20.25),
    ('D1', date '2013-02-01', '排除', 5, 900.00),
    ('D1', date '2013-03-01', '未核实', 7, 700.00),
    ('I1', date '2012-05-01', '未核实', 1, null),
    ('S4', date '2012-02-01', '核实属实', 1, 501.00),
    ('S4', date '2012-02-01', '排除', 1, 4000.00),
    ('S4', date '2013-01-01', '未核实', 1, 900.00)
) as t (check_code, month, disposition, finding_count, amount_at_risk_yuan);

create table rpt_published_figures as
select
    *, '印出' || figure_id as quote, '20' as published_value, '人' as unit,
    case when period = '2013' then '未收到报送' end as unknown_reason
from (values
    ('P1', '2012', true, 'aided', '20'), ('P2', '2013-01', true, 'aided', '20'),
    ('P3', '2013-01/2013-02', false, 'aided', '18'), ('P4', '2013', false, 'rate', null),
    ('P5', '2019', false, 'aided', '1')
) as t (figure_id, period, agrees, indicator_id, warehouse_value);

create table rpt_indicator_values as
select
    'aided' as indicator_id, '2013-01/2013-02' as period, '440607000000' as area_code,
    '乙镇 医疗救助 2013-02' as missing_deliveries, '人' as unit, 18 as value,
    'to_date' as period_kind, 2013 as year, date '2013-02-01' as as_of_month;

create table rpt_delivery_coverage as
select * from (values
    ('aid', '440607001000', date '2012-12-01', 'missing', date '2013-01-15', '医疗救助', '乙镇'),
    ('aid', '440607001000', date '2013-01-01', 'late', date '2013-02-15', '医疗救助', '乙镇'),
    ('aid', '440607001000', date '2013-02-01', 'missing', date '2013-03-15', '医疗救助', '乙镇'),
    ('deaths', '440607001000', date '2013-02-01', 'nil', date '2013-03-15', '火化', '乙镇'),
    ('aid', '440607001000', date '2013-03-01', 'on_time', date '2013-04-15', '医疗救助', '乙镇')
) as t (feed, town_code, month, status, due_on, feed_name, area_name);

create table rpt_spending_periods (
    programme_code varchar, town_code varchar, as_of_month date, period_kind varchar,
    amount_yuan decimal(18, 2), people_count integer, payment_count integer,
    largest_recipient_yuan decimal(18, 2)
);

create table fct_deliveries as
select * from (values
    (date '2012-12-01', date '2012-12-31', 'held'), (date '2013-02-01', date '2013-02-28', 'held'),
    (date '2013-02-01', date '2013-02-28', 'confirmed'),
    (date '2013-02-01', date '2013-02-28', null)
) as t (period_start, period_end, loss_state);

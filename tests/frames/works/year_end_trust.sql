-- Findings and printed figures beside the key works of year_end.sql.
create table checks as
select * from (values
    ('D1', '死亡后仍发放', 'Paid after death'), ('I1', '号码不符', 'Number fails'),
    ('S4', '单位混淆', 'Units confused')
) as t (check_code, name_zh, name_en);

create table rpt_findings as
select * from (values
    ('D1', date '2012-11-01', '未核实', 2, 100.50::decimal(18, 2)),
    ('D1', date '2013-02-01', '未核实', 3, 20.25),
    ('D1', date '2013-02-01', '排除', 5, 900.00),
    ('D1', date '2013-03-01', '未核实', 7, 700.00),
    ('I1', date '2012-05-01', '未核实', 1, null),
    ('S4', date '2013-01-01', '未核实', 1, 5000000.00)
) as t (check_code, month, disposition, finding_count, amount_at_risk_yuan);

create table rpt_published_figures as
select * from (values
    ('P1', '2012', true), ('P2', '2013-01', true), ('P3', '2013-01/2013-02', false),
    ('P4', '2013', true), ('P5', '2019', false)
) as t (figure_id, period, agrees);

-- Made up: how the works stand, what they stand on, and what the towns paid.
create table rpt_key_work_progress as
select
    found.* exclude (area_name, period_kind), indicators.key_work,
    indicators.name_zh as indicator_name, indicators.is_headline,
    case when indicators.indicator_id = 'covered' then 1::decimal(20, 6) end as target,
    case when indicators.indicator_id = 'covered' then found.value
        when indicators.indicator_id = 'people' then 1::decimal(20, 6) end as achieved_ratio,
    '滞后' as status,
    case indicators.indicator_id when 'people' then '里程碑1/1项'
        when 'covered' then '完成' || found.value else '2013年未设目标' end as status_reason,
    case when indicators.indicator_id = 'people' then 1 end as milestones_asked,
    case when indicators.indicator_id = 'people' then 1 end as milestones_reached,
    case when indicators.indicator_id = 'people' then '方案印发1/1项' end as milestone_words,
    date '2013-12-31' as target_end_on, 1::decimal(20, 6) as time_elapsed_ratio
from rpt_indicator_values as found
inner join indicators on found.indicator_id = indicators.indicator_id
where found.period_kind = indicators.progress_period;
create table dim_key_works as
select * from (values
    (1, '村改革', 'Villages', null, '甲科', date '2014-12-31', null, null),
    (2, '基地', 'Base', null, '乙科', null, null, 2012),
    (3, '孵化', 'Incubation', null, '乙科', null, 2013, 2013),
    (4, '津贴', 'Allowance', null, '丙科', null, 2014, null)
) as t (key_work, title_zh, title_en, class, lead_section, target_date, from_year, until_year);

create table indicator_feeds as
select * from (values
    ('people', 'lists'), ('doubled', 'lists'), ('covered', 'rolls'), ('money', 'funds'),
    ('villages', 'rolls')
) as t (indicator_id, feed);
create table expected_deliveries as
select * from (values
    ('lists', 'town', 'monthly'), ('rolls', 'town', 'register'), ('funds', 'district', 'yearly'),
    ('milestones', 'district', 'register')
) as t (feed, deliverer_level, cadence);
create table rpt_delivery_coverage as
select
    feed, t.town_code, month, status,
    case when status <> 'missing' then month + 40 end as received_on,
    month + 45 as due_on, feed || '表' as feed_name, areas.area_name, 3 as row_count
from (values
    ('lists', 'a', date '2013-11-01', 'on_time'), ('lists', 'a', date '2013-12-01', 'missing'),
    ('lists', 'b', date '2013-12-01', 'late'), ('lists', 'a', date '2013-06-01', 'on_time'),
    ('lists', 'a', date '2012-12-01', 'on_time'), ('rolls', 'a', date '2013-12-01', 'nil'),
    ('rolls', 'a', date '2012-12-01', 'on_time'), ('funds', 'd', date '2013-09-01', 'undated'),
    ('funds', 'd', date '2012-09-01', 'on_time'), ('milestones', 'd', date '2012-03-01', 'on_time')
) as t (feed, town_code, month, status)
inner join dim_areas as areas on t.town_code = areas.area_code;

create table fct_milestones as
select *, date_trunc('month', occurred_on)::date as occurred_month
from (values
    (4, '方案印发', '文件印发', date '2013-01-10', '三府〔2013〕1号', null, null),
    (4, '来年的事', '其他', date '2014-01-10', null, 200, '平方米')
) as t (
    key_work, milestone_name, milestone_kind, occurred_on, document_no, milestone_value, value_unit
);
create table fct_village_reform_steps as
select *, date_trunc('month', completed_on)::date as completed_month
from (values
    ('a1', '方案', 2, date '2013-02-01'), ('a1', '方案', 2, date '2013-01-05'),
    ('a1', '验收', 5, date '2013-08-01'), ('a2', '方案', 2, date '2014-01-03'),
    ('a3', '验收', 5, date '2013-05-01'), ('b1', '方案', 2, date '2013-03-01')
) as t (village_code, reform_step, step_order, completed_on);

create table rpt_spending as select 'p' as programme_code;
create table checks as select 'D1' as check_code, '死后发放' as name_zh, 'Paid after death' as name_en
union all select 'O4', '重复发放', 'Paid twice';
create table rpt_findings as
select *, 'p' as programme_code from (values
    ('D1', 'a', date '2013-03-01', '未核实', 3, 900.0, null),
    ('O4', 'a', date '2013-03-01', '未核实', 6, 50.0, null),
    ('O4', 'a', date '2013-05-01', '已整改', 7, 70.5, 20.0),
    ('O4', 'a', date '2012-05-01', '未核实', 9, 1, null),
    ('D1', 'b', date '2013-03-01', '未核实', 4, 100, null),
    ('O4', 'b', date '2013-03-01', '未核实', 5, 100, null)
) as t (
    check_code, town_code, month, disposition, finding_count, amount_at_risk_yuan, recovered_yuan
);
alter table indicators add column aggregation varchar default 'sum';
create table programmes as select programme_code, feed from dim_programmes;

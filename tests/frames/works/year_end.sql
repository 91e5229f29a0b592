-- A build of three key works in two years, made by hand, for the tests of the year's overview.
create table dim_areas as
select * from (values
    ('440607000000', '甲区', '甲区', 'district', false),
    ('440607001000', '乙镇', '乙镇', 'town', false)
) as t (area_code, area_name, full_name, area_level, is_unknown);

create table dim_months as
select unnest(generate_series(date '2012-01-01', date '2013-03-01', interval 1 month))::date
    as month;

create table dim_periods as
select * from (values
    ('2012', 2012, date '2012-12-01'), ('2013-01', 2013, date '2013-01-01'),
    ('2013-01/2013-02', 2013, date '2013-02-01'), ('2013', 2013, date '2013-03-01')
) as t (period, year, as_of_month);

create table dim_key_works as
select * from (values
    (1, '村改革', 'Village reform'), (2, '医疗救助 [*]', 'Medical aid'), (3, '孵化', 'Incubation')
) as t (key_work, title_zh, title_en);

create table indicators as
select
    *, '指标' || indicator_id as name_zh, if(indicator_id = 'reform', 1, 2) as key_work,
    null as counted_unit, null as small_numbers
from (values
    ('reform', 'Share of villages', 'up', 'until', 'to_date', '已验收的÷全部', 1, 'ratio', '比率'),
    ('days', 'Days to settle', 'down', 'period', 'to_date', '中位数', 3, 'median', '天'),
    ('aided', 'People aided', 'up', 'period', 'to_date', '期内获救助的人数', 2, 'count', '人'),
    ('paid', 'Paid out', 'up', 'period', 'to_date', '期内支出', 5, 'sum', '元'),
    ('hatched', 'Hatched', 'up', 'until', 'to_date', '期末孵化数', 4, 'last_state', '家')
) as t (
    indicator_id, name_en, direction, window_kind, progress_period, definition, display_order,
    aggregation, unit
);
create table indicator_feeds as
select * from (values ('paid', 'aid'), ('aided', 'aid'), ('reform', 'steps'))
    as t (indicator_id, feed);
create table programmes as select 'p' as programme_code, 'aid' as feed;
create table dim_programmes as select 'p' as programme_code, 2 as key_work;
create table rpt_recipients as
select
    'paid' as indicator_id, '2013-01/2013-02' as period, '440607000000' as area_code,
    20 as people_count, 0.1 as largest_share_ratio;

create table rpt_key_work_progress as
select
    *,
    cast(year(as_of_month) as integer) as year,
    case indicator_id when 'reform' then '比率' when 'days' then '天' when 'hatched' then '家'
        when 'paid' then '元' else '人' end as unit,
    '指标' || indicator_id as indicator_name,
    indicator_id not in ('days', 'paid') as is_headline,
    '2013-01/2013-02' as period,
    null::date as value_on,
    null::decimal(20, 6) as numerator,
    null::decimal(20, 6) as denominator,
    null::bigint as milestones_asked,
    null::bigint as milestones_reached,
    null as milestone_words,
    date '2013-01-01' as target_start_on,
    case when target is not null then date '2013-12-31' end as target_end_on,
    0.166667::decimal(20, 6) as time_elapsed_ratio,
    status <> '数据不足' as is_complete,
    2::bigint as deliveries_expected,
    case when status = '数据不足' then 1 else 2 end::bigint as deliveries_received,
    0::bigint as deliveries_late,
    case when status = '数据不足' then '乙镇 医疗救助 2013-02' end as missing_deliveries,
    date '2013-03-05' as latest_reported_on
from (values
    (1, 'reform', date '2012-02-01', '440607000000', 0.1::decimal(20, 6), null::decimal(20, 6),
        null::decimal(20, 6), '不适用', '2012年未设目标', null),
    (1, 'reform', date '2013-01-01', '440607000000', null, 1, null, '未启动', '-', '未收到报送'),
    (1, 'reform', date '2013-02-01', '440607000000', 0.5, 1, 0.5, '按计划', '完成过半', null),
    (1, 'reform', date '2013-02-01', '440607001000', 0.9, 1, 0.9, '按计划', '镇的数', null),
    (2, 'days', date '2012-02-01', '440607000000', 9, null, null, '不适用', '-', null),
    (2, 'days', date '2013-02-01', '440607000000', 7, null, null, '不适用', '-', null),
    (2, 'aided', date '2012-02-01', '440607000000', 30, null, null, '不适用', '-', null),
    (2, 'aided', date '2013-01-01', '440607000000', 8, 100, 0.08, '滞后', '-', null),
    (2, 'aided', date '2013-02-01', '440607000000', 20, 100, 0.2, '数据不足', '缺一份', null),
    (2, 'paid', date '2012-02-01', '440607000000', 5000, null, null, '不适用', '-', null),
    (2, 'paid', date '2013-02-01', '440607000000', 9000, null, null, '不适用', '-', null),
    (3, 'hatched', date '2013-02-01', '440607000000', null, null, null, '不适用', '-',
        '不在应报期内')
) as t (
    key_work, indicator_id, as_of_month, area_code, value, target, achieved_ratio, status,
    status_reason, unknown_reason
);

-- Made up: two towns, seven indicators, their values and who stands behind money.
create table dim_areas as
select *, null::date as valid_from
from (values
    ('d', 'd', 'd', 'district', '区', false, null::date),
    ('a', 'd', 'a', 'town', '甲镇', false, null),
    ('b', 'd', 'b', 'town', '乙镇', false, null),
    ('z', 'd', 'z', 'town', '待核', true, null),
    ('a1', 'a', 'a', 'village', '甲一村', false, null),
    ('a2', 'a', 'a', 'village', '甲二村', false, null),
    ('a3', 'a', 'a', 'village', '甲三村', false, date '2013-06-30'),
    ('b1', 'b', 'b', 'village', '乙一村', false, null)
) as t (area_code, parent_code, town_code, area_level, area_name, is_unknown, valid_to);
create table area_rollup as
select * from (values ('d', 'a'), ('d', 'b'), ('d', 'd'), ('a', 'a'), ('b', 'b'))
    as t (area_code, town_code);
create table area_tiles as
select * from (values ('b', 1, 1)) as t (area_code, tile_row, tile_column);

create table indicators as
select *, '口径' || name_zh as definition, indicator_id as name_en
from (values
    ('people', 1, 4, '人数', '人', null, true, 'town', 'period', 'to_date', null, 'people'),
    ('covered', 2, 4, '覆盖率', '比率', '人', false, 'town', 'period', 'to_date', null, 'people'),
    ('money', 3, 4, '金额', '元', null, false, 'town', 'period', 'to_date', null, 'money'),
    ('most', 4, 4, '最高额', '元/人', null, false, 'town', 'period', 'to_date', null, 'money'),
    ('doubled', 5, 4, '倍数', '倍', '人', false, 'town', 'last_month', 'month',
        date '2013-06-01', 'people'),
    ('villages', 6, 1, '改革率', '比率', '个村', true, 'town', 'until', 'to_date', null, null),
    ('base', 7, 2, '面积', '平方米', null, true, 'district', 'until', 'to_date', null, null)
) as t (
    indicator_id, display_order, key_work, name_zh, unit, counted_unit, is_headline, area_level,
    window_kind, progress_period, base_month, small_numbers
);
alter table indicators add column direction varchar default 'up';

create table rpt_indicator_values as
select
    t.indicator_id, t.area_code, t.value::decimal(20, 6) as value,
    t.numerator::decimal(20, 6) as numerator, t.denominator::decimal(20, 6) as denominator,
    null::date as value_on, t.period, t.is_complete,
    case when t.indicator_id = 'base' and t.area_code <> 'd' then '不分镇街统计' end
        as unknown_reason,
    case length(t.period) when 7 then 'month' else 'to_date' end as period_kind,
    2013 as year, date '2013-12-01' as as_of_month, areas.area_name, indicators.unit,
    2 as deliveries_expected, if(t.is_complete, 2, 1) as deliveries_received,
    0 as deliveries_late, if(t.is_complete, null, '甲镇 发放表 2013-12') as missing_deliveries,
    date '2014-01-09' as latest_reported_on
from (values
    ('people', 'd', 43, null, null, '2013-01/2013-12', true),
    ('people', 'a', 3, null, null, '2013-01/2013-12', true),
    ('people', 'b', 41, null, null, '2013-01/2013-12', true),
    ('people', 'a', 2, null, null, '2013-12', true),
    ('covered', 'd', 0.9, 90, 100, '2013-01/2013-12', true),
    ('covered', 'a', 0.5, 2, 4, '2013-01/2013-12', true),
    ('covered', 'b', 0.916667, 88, 96, '2013-01/2013-12', true),
    ('money', 'd', 9000.01, null, null, '2013-01/2013-12', true),
    ('money', 'a', 300.01, null, null, '2013-01/2013-12', true),
    ('money', 'b', 8700, null, null, '2013-01/2013-12', true),
    ('money', 'a', 300.01, null, null, '2013-12', true),
    ('money', 'b', 8700, null, null, '2013-12', true),
    ('most', 'd', 800, null, null, '2013-01/2013-12', true),
    ('most', 'a', 100, null, null, '2013-01/2013-12', true),
    ('most', 'b', 800, null, null, '2013-01/2013-12', true),
    ('doubled', 'd', 2, 8, 4, '2013-12', true),
    ('villages', 'd', 0.666667, 2, 3, '2013-01/2013-12', true),
    ('villages', 'a', 0.5, 1, 2, '2013-01/2013-12', false),
    ('villages', 'b', 1, 1, 1, '2013-01/2013-12', true),
    ('base', 'd', 260.5, null, null, '2013-01/2013-12', true),
    ('base', 'a', null, null, null, '2013-01/2013-12', true)
) as t (indicator_id, area_code, value, numerator, denominator, period, is_complete)
inner join dim_areas as areas on t.area_code = areas.area_code
inner join indicators on t.indicator_id = indicators.indicator_id;
create table rpt_recipients as
select * from (values
    ('money', '2013-01/2013-12', 'a', 7, 0.2), ('money', '2013-01/2013-12', 'b', 41, 0.1),
    ('money', '2013-12', 'a', 7, 0.2), ('money', '2013-12', 'b', 41, 0.1),
    ('most', '2013-01/2013-12', 'b', 41, 0.76)
) as t (indicator_id, period, area_code, people_count, largest_share_ratio);
create table dim_programmes as
select *, 'flat_rate' as entitlement_rule, 'lists' as feed, null::integer as key_work
from (values ('p', '津贴', 'Allowance'), ('q', '五保', 'Guarantees'), ('r', '助学', 'Aid'))
    as t (programme_code, name_zh, name_en);
create table rpt_spending_periods as
select *, date '2013-12-01' as as_of_month, 30 as payment_count
from (values
    ('p', 'a', 1000.25, 20, 100), ('q', 'a', 9000, 4, 2700), ('r', 'a', 8000, 12, 6400),
    ('p', 'b', 2000, 40, 100), ('q', 'b', -7, 0, -7), ('r', 'b', 70, 1, 70)
) as t (programme_code, town_code, amount_yuan, people_count, largest_recipient_yuan)
cross join (values ('month'), ('to_date')) as kinds (period_kind);

"""A build of two key works and three months, made by hand."""

from __future__ import annotations

import duckdb
import pytest

TABLES = """
create table rpt_restatements (indicator_id varchar, area_code varchar, period varchar);
create table dim_months as
    select unnest(generate_series(date '2012-11-01', date '2014-01-01', interval 1 month))::date
        as month;
create table fct_deliveries as
    select * from (values
        (date '2012-12-01', true), (date '2013-12-01', true), (date '2014-01-01', true),
        (date '2015-12-01', false)
    ) as t (period_end, is_in_force);
create table dim_areas as
    select * from (values
        ('440607000000', '三水区', '三水区', 'district', false),
        ('440607001000', '西南街道', '西南街道办事处', 'town', false),
        ('440607999000', '待核', '待核', 'town', true)
    ) as t (area_code, area_name, full_name, area_level, is_unknown);
create table key_works as
    select * from (values
        (1, '村改革', 'Village reform', '2013年区政府重点工作', date '2014-12-31'),
        (3, '居家养老', 'Home care', null, date '2013-12-31')
    ) as t (key_work, title_zh, title_en, class, target_date);
create table indicators as
    select * from (values
        ('villages_ratio', 'Share of villages', '个村', 1),
        ('elders', 'Elders served', null, 2),
        ('first_day', 'First day', null, 3)
    ) as t (indicator_id, name_en, counted_unit, display_order);
create table rpt_key_work_progress as
    select
        t.*, cast(t.value / t.target as decimal(20, 6)) as achieved_ratio, 2013 as year,
        null as milestone_words, date '2013-12-01' as as_of_month, '440607000000' as area_code,
        '名称' || indicator_id as indicator_name, '2013-01/2013-12' as period,
        deliveries_expected = deliveries_received as is_complete, 1 as deliveries_late,
        date '2014-01-12' as latest_reported_on, date '2013-12-31' as target_end_on
    from (values
        (1, 'villages_ratio', '比率', 0.585714::decimal(20, 6), null::date, 41::decimal(20, 6),
            70::decimal(20, 6), 1::decimal(20, 6), '按计划',
            '完成41/70个村（58.6%），时间进度50.0%', true, null, null::bigint, null::bigint,
            0.5::decimal(20, 6), 28, 28, null),
        (3, 'elders', '人', null, null, null, null, null, '数据不足',
            '应报7份、已收6份，缺西南街道 服务记录 2013-12', true, '未收到报送', 1, 1,
            1.0, 7, 6, '西南街道 服务记录 2013-12'),
        (3, 'first_day', '日期', null, date '2013-11-01', null, null, null, '不适用',
            '2013年未设目标', false, null, null, null, null, 0, 0, null)
    ) as t (
        key_work, indicator_id, unit, value, value_on, numerator, denominator, target, status,
        status_reason, is_headline, unknown_reason, milestones_asked, milestones_reached,
        time_elapsed_ratio, deliveries_expected, deliveries_received, missing_deliveries
    );
"""


@pytest.fixture
def build():
    """A connection to that build."""
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        yield connection

"""Places, months and programmes of a hand-made district, for frames that ask for them."""

from __future__ import annotations

from pipelines.frames.open_build import OpenBuild
from tests.frames.made_build import make_build

# Two towns of a district; one programme that pays people, one whose lists begin in 2013.
PLACES = """
create table dim_areas as
    select * from (values
        ('D', null, 'district', '某区', false),
        ('T1', 'D', 'town', '东镇', false),
        ('T2', 'D', 'town', '西镇', false),
        ('T9', 'D', 'town', '其他/待核', true)
    ) as t(area_code, parent_code, area_level, area_name, is_unknown);
create table dim_months as
    select cast(day as date) as month, cast(year(day) as integer) as year,
        cast(month(day) as integer) as month_number
    from range(date '2012-01-01', date '2014-01-01', interval 1 month) as t(day);
create table dim_key_works as select 4 as key_work, '某科' as lead_section;
create table dim_programmes as
    select * from (values
        ('low', '低保', 'Low', 'low_list', 'flat_rate', null),
        ('aid', '救助', 'Aid', 'aid_list', 'no_monthly_formula', 4),
        ('near', '临界', 'Near', 'low_list', 'no_payment', null)
    ) as t(programme_code, name_zh, name_en, feed, entitlement_rule, key_work);
create table rpt_spending (programme_code varchar);
create table indicators (
    indicator_id varchar, key_work integer, small_numbers varchar, unit varchar
);
create table rpt_indicator_values (
    indicator_id varchar, area_code varchar, period varchar, period_kind varchar, year integer,
    as_of_month date, value decimal(20, 6), unit varchar
);
create table rpt_recipients (
    indicator_id varchar, area_code varchar, period varchar, people_count bigint,
    largest_share_ratio decimal(20, 6)
);
create table rpt_findings (
    check_code varchar, programme_code varchar, town_code varchar, month date, disposition varchar
);
create table rpt_delivery_coverage as
    select 'low_list' as feed, town_code, month, 'on_time' as status
    from dim_months cross join (values ('T1'), ('T2')) as t(town_code)
    union all
    select 'aid_list', 'T1', date '2013-02-01', 'late'
    union all
    select 'aid_list', 'T2', date '2013-02-01', 'missing';
"""


def made_build(tables: str) -> OpenBuild:
    """A build of the places above and the tables that the statements make."""
    return make_build(PLACES + tables)

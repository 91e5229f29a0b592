"""Values of indicators as leaders may see them, and how a work stands by them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.guard_values import HIDDEN
from pipelines.frames.works.indicators import (
    read_indicator_values,
    read_indicators,
    values_query,
)
from pipelines.frames.works.key_works import read_milestones
from pipelines.frames.works.standing import read_standing
from pipelines.query.guard import judge

DECEMBER = date(2013, 12, 1)


def value(build: OpenBuild, indicator: str, area: str, kind: str = "to_date") -> dict[str, Any]:
    found = read_indicator_values(
        build, indicator_id=indicator, area_code=area, period_kind=kind, as_of_month=DECEMBER
    )
    return found.row(0, named=True)


def standing(build: OpenBuild, area: str) -> dict[str, dict[str, Any]]:
    found = read_standing(build, DECEMBER, area)
    return {row["indicator_id"]: row for row in found.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("indicator", "area", "shown"),
    [
        ("people", "d", 43),
        ("people", "a", 5),
        ("people", "b", 40),
        ("money", "d", Decimal("9000.01")),
        ("money", "a", None),
        # The district's less it would be what is hidden of a.
        ("money", "b", None),
        ("most", "d", 800),
        # Nobody says how many stand behind it.
        ("most", "a", None),
        ("most", "b", None),
        ("villages", "a", Decimal("0.5")),
        ("base", "d", Decimal("260.5")),
    ],
)
def test_a_value_is_exact_in_the_district_and_guarded_below_it(build, indicator, area, shown):
    assert value(build, indicator, area)["value"] == shown


def test_a_months_value_is_guarded_too(build):
    assert value(build, "people", "a", "month")["value"] == 5


def test_a_ratio_of_people_is_taken_of_its_rounded_numbers(build):
    town = value(build, "covered", "a")
    assert (town["value"], town["numerator"], town["denominator"]) == (1, 5, 5)
    district = value(build, "covered", "d")
    assert (district["value"], district["numerator"]) == (Decimal("0.9"), 90)


def test_a_hidden_value_says_why(build):
    assert value(build, "money", "a")["unknown_reason"] == HIDDEN
    assert value(build, "money", "a")["is_hidden"]
    assert value(build, "people", "b")["unknown_reason"] is None
    assert value(build, "base", "a")["unknown_reason"] == "不分镇街统计"


def test_only_the_smallest_sum_beside_a_lone_hidden_one_is_hidden_with_it(build):
    build.connection.execute("""
        insert into rpt_indicator_values
        select * replace ('z' as area_code, 90000 as value) from rpt_indicator_values
        where indicator_id = 'money' and area_code = 'b';
        insert into rpt_key_work_progress
        select * replace ('z' as area_code, 90000 as value) from rpt_key_work_progress
        where indicator_id = 'money' and area_code = 'b';
        insert into rpt_recipients
        select * replace ('z' as area_code) from rpt_recipients where area_code = 'b'
    """)
    shown = {area: value(build, "money", area)["value"] for area in "abz"}
    assert shown == {"a": None, "b": None, "z": 90000}
    assert {area: standing(build, area)["money"]["value"] for area in "abz"} == shown


def test_a_ratio_of_a_hidden_sum_is_hidden_with_it(build):
    build.connection.execute("""
        insert into indicators
        select * replace ('handed_on' as indicator_id, '比率' as unit, '元' as counted_unit)
        from indicators where indicator_id = 'money';
        insert into rpt_indicator_values
        select * replace ('handed_on' as indicator_id, '比率' as unit, 1 as value,
            300.01 as numerator, 300.01 as denominator)
        from rpt_indicator_values where indicator_id = 'money';
        insert into rpt_recipients
        select 'handed_on', period, area_code, 41, 0.1 from rpt_recipients
        where indicator_id = 'money'
    """)
    told = value(build, "handed_on", "a")
    assert (told["value"], told["numerator"], told["unknown_reason"]) == (None, None, HIDDEN)
    assert value(build, "handed_on", "d")["numerator"] == Decimal("300.01")


def test_a_towns_ratio_of_money_is_told_in_whole_percents_without_its_parts(build):
    build.connection.execute("""
        update rpt_recipients set people_count = 40, largest_share_ratio = 0.1;
        insert into rpt_recipients
        select 'handed_on', period, area_code, 40, 0.1 from rpt_recipients
        where indicator_id = 'money';
        insert into indicators
        select * replace ('handed_on' as indicator_id, '比率' as unit, '元' as counted_unit)
        from indicators where indicator_id = 'money';
        insert into rpt_indicator_values
        select * replace ('handed_on' as indicator_id, '比率' as unit, 0.98765 as value,
            9876.5 as numerator, 10000 as denominator)
        from rpt_indicator_values where indicator_id = 'money'
    """)
    told = value(build, "handed_on", "b")
    assert (told["value"], told["numerator"], told["denominator"]) == (Decimal("0.99"), None, None)
    assert value(build, "handed_on", "d")["value"] == Decimal("0.98765")


def test_none_asks_for_all(build):
    assert read_indicator_values(build).height == 21
    assert read_indicator_values(build, area_code="b").height == 6
    assert set(read_indicator_values(build).columns).isdisjoint({"people_count", "largest"})


def test_indicators_stand_by_work_the_headline_first(build):
    assert read_indicators(build)["indicator_id"].to_list()[:3] == ["villages", "base", "people"]


def test_a_towns_standing_tells_no_guarded_figure(build):
    rows = {
        row["indicator_id"]: row
        for row in read_standing(build, DECEMBER, "a").iter_rows(named=True)
    }
    assert "status_reason" not in rows["covered"]
    assert rows["covered"]["achieved_ratio"] == 1
    assert rows["people"]["achieved_ratio"] == 1
    assert rows["money"]["value"] is None


def test_a_towns_status_is_that_of_the_figure_as_it_is_shown(build):
    # 2 of 4 is shown as 5 of 5: the exact one's 滞后 would say that it is less.
    assert standing(build, "a")["covered"]["status"] == "已完成"
    assert standing(build, "b")["covered"]["status"] == "滞后"
    assert standing(build, "d")["covered"]["status"] == "滞后"
    assert standing(build, "a")["people"]["status"] == "滞后"
    build.connection.execute(
        "update rpt_key_work_progress set target = 1000 where indicator_id = 'money'"
    )
    assert standing(build, "a")["money"]["status"] == "不适用"


def test_no_town_shows_a_count_where_the_districts_would_tell_it(build):
    build.connection.execute("""
        update rpt_indicator_values set value = if(area_code = 'b', 0, 3)
        where indicator_id = 'people' and period_kind = 'to_date'
    """)
    told = value(build, "people", "b")
    assert (told["value"], told["unknown_reason"]) == (None, HIDDEN)
    assert value(build, "people", "a")["value"] is None
    assert value(build, "people", "d")["value"] == 3


def test_the_districts_standing_is_the_warehouses_own(build):
    rows = {
        row["indicator_id"]: row
        for row in read_standing(build, DECEMBER, "d").iter_rows(named=True)
    }
    assert (rows["covered"]["numerator"], rows["covered"]["denominator"]) == (90, 100)
    assert rows["covered"]["achieved_ratio"] == Decimal("0.9")


def test_a_milestone_of_the_next_year_is_not_told_yet(build):
    assert read_milestones(build, 4, DECEMBER)["milestone_name"].to_list() == ["方案印发"]
    assert read_milestones(build, 4, date(2014, 1, 1)).height == 2
    assert read_milestones(build, 1, DECEMBER).is_empty()


def test_the_query_that_is_shown_may_be_asked_and_gives_the_exact_values(build):
    query = values_query("people", "to_date")
    judge(build.connection, query, {"rpt_indicator_values"})
    assert build.frame(query)["value"].to_list() == [3, 41, 43]

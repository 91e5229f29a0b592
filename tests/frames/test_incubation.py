"""Who is in the incubator, how far they came and how long it took, of hand-made lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.frames.organisations.incubation import (
    read_categories,
    read_durations,
    read_funnel,
    read_incubated,
    read_stages,
)
from tests.frames.made_build import make_build

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


@pytest.fixture(scope="module")
def build():
    rows = ", ".join(
        f"('{name}', nullif('{kind}', 'None'), '{stage}', {ORDERS[stage]}, date '{day}', "
        f"date '{day[:7]}-01', {stay})"
        for name, kind, stage, day, stay in EVENTS
    )
    return make_build(f"""
        create table events as select * from (values {rows}) as e (
            organisation_name, organisation_category, incubation_stage, stage_order, occurred_on,
            occurred_month, stay);
        create view fct_incubation_stages as select * exclude (stay) from events;
        create view fct_incubation_stays as select * from events;
        create table dim_organisations as
            select distinct organisation_name, 't1' as town_code from events;
        create table dim_areas as select 't1' as area_code, '一镇' as area_name;
    """)


def states(build, month: int) -> dict[str, str]:
    frame = read_incubated(build, date(2013, month, 1))
    return dict(frame.select("organisation_name", "state").rows())


def test_a_state_is_that_of_the_months_end(build):
    assert states(build, 2)["gone"] == "inside"
    assert states(build, 3)["gone"] == "left"
    assert states(build, 3)["again"] == "left"
    assert states(build, 4)["again"] == "applying"
    assert states(build, 4)["hatched"] == "graduated"
    assert states(build, 3)["renewed"] == "inside"


def test_a_graduate_that_moves_out_stays_one(build):
    assert states(build, 5)["hatched"] == "graduated"


def test_the_funnel_counts_who_came_as_far_or_farther(build):
    funnel = read_funnel(build, date(2013, 5, 1))
    assert funnel["stage"].to_list() == ["申请", "评估", "入驻", "登记", "出壳"]
    assert funnel["organisation_count"].to_list() == [6, 5, 5, 1, 1]
    assert funnel["share_of_before"].to_list() == [None, 5 / 6, 1, 0.2, 1]
    assert funnel["share_of_first"].to_list() == [1, 5 / 6, 5 / 6, 1 / 6, 1 / 6]


def test_before_the_first_list_there_is_no_funnel(build):
    assert read_funnel(build, date(2012, 1, 1)).is_empty()
    assert read_durations(build, date(2012, 1, 1)).is_empty()


def test_categories_add_up_to_the_organisations(build):
    frame = read_categories(build, date(2013, 5, 1))
    assert int(frame["organisation_count"].sum()) == 6
    assert ("文体类", "graduated", 1) in frame.rows()
    assert (None, "applying", 2) in frame.rows()


def test_the_same_step_of_one_day_stands_once(build):
    frame = read_stages(build, date(2013, 5, 1))
    assert frame.filter(organisation_name="twice").height == 1
    assert frame.height == len(EVENTS) - 1


def test_durations_leave_out_what_stands_out_of_order(build):
    rows = {row["step"]: row for row in read_durations(build, date(2013, 5, 1)).to_dicts()}
    moving_in = rows["moving_in"]
    assert (moving_in["stay_count"], moving_in["out_of_order_count"]) == (2, 1)
    assert moving_in["median_days"] == Decimal("20.5")
    assert (moving_in["shortest_days"], moving_in["longest_days"]) == (10, 31)
    assert rows["graduating"]["median_days"] == 90
    assert rows["registering"]["median_days"] == 20

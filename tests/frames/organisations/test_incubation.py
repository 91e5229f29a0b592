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
from tests.frames.organisations.organisation_tables import AREAS, EVENTS, INCUBATOR


@pytest.fixture(scope="module")
def build():
    return make_build(INCUBATOR + AREAS)


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

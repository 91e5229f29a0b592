"""Rule (a): of a deliverer's lists of one month the latest counts; parts complete each other."""

from __future__ import annotations

import dataclasses
from datetime import date

from tests.deliveries.supersession.made_candidates import day, monthly, states


def test_the_later_reporting_day_of_a_month_wins_whatever_came_first():
    first = monthly("a", reported_on=day(9), arrival=2)
    second = monthly("b", reported_on=day(20), arrival=1)
    assert states(first, second) == {"a": "superseded b a", "b": "in_force"}


def test_without_reporting_days_the_later_arrival_wins():
    assert states(monthly("a", arrival=2), monthly("b", arrival=1))["a"] == "in_force"


def test_a_correction_without_a_day_beats_the_dated_list_it_corrects():
    dated = monthly("a", reported_on=day(9), arrival=2)
    corrected = monthly("b", says_revised=True, arrival=1)
    assert states(dated, corrected)["a"] == "superseded b a"


def test_another_month_or_deliverer_is_another_list():
    found = states(
        monthly("a"),
        monthly("b", period_start=date(2013, 5, 1)),
        monthly("c", deliverer=("440607103000", None)),
    )
    assert set(found.values()) == {"in_force"}


def test_two_sections_of_the_district_are_two_deliverers():
    district = "440607000000"
    one = monthly("a", deliverer=(district, "殡仪馆"))
    assert set(states(one, monthly("b", deliverer=(district, None))).values()) == {"in_force"}


def test_a_nil_return_of_the_district_gives_way_to_any_section_s_list():
    district = "440607000000"
    nil = monthly("a", rows=0, deliverer=(district, None), reported_on=day(9))
    found = states(nil, monthly("b", deliverer=(district, "殡仪馆")))
    assert found == {"a": "superseded b a", "b": "in_force"}


def test_lists_of_other_parts_of_a_month_complete_each_other():
    urban = monthly("a", parts=frozenset({"城镇低保"}), reported_on=day(1))
    rural = monthly("b", parts=frozenset({"农村低保", "五保"}), reported_on=day(2))
    nil = monthly("c", rows=0, reported_on=day(3))
    assert states(urban, rural, nil) == {
        "a": "in_force",
        "b": "in_force",
        "c": "superseded b a",
    }
    later = monthly("d", parts=frozenset({"城镇低保"}), reported_on=day(4))
    found = states(urban, rural, later)
    assert found == {"a": "superseded d a", "b": "in_force", "d": "in_force"}


def test_a_nil_return_gives_way_to_a_list_and_never_takes_its_place():
    nil = monthly("nil", rows=0, arrival=9)
    assert states(monthly("list"), nil) == {"list": "in_force", "nil": "superseded list a"}


def test_two_nil_returns_are_no_re_issues_of_each_other():
    may = monthly("b", rows=0, rows_hash="empty", period_start=date(2013, 5, 1))
    assert set(states(monthly("a", rows=0, rows_hash="empty"), may).values()) == {"in_force"}


def test_a_later_correction_that_says_nothing_takes_the_list_s_place():
    listed = monthly("a", reported_on=day(1))
    nil = monthly("b", rows=0, reported_on=day(4), says_revised=True)
    assert states(listed, nil) == {"a": "superseded b a", "b": "in_force"}
    plain = dataclasses.replace(nil, says_revised=False)
    assert states(listed, plain)["a"] == "in_force"
    later = dataclasses.replace(listed, delivery_id="c", rows_hash="c", reported_on=day(9))
    assert states(listed, nil, later) == {
        "a": "superseded c a", "b": "superseded c a", "c": "in_force",
    }  # fmt: skip

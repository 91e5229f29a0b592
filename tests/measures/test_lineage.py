"""What a declared indicator is said to stand on is what its mart is made of."""

from __future__ import annotations

from pipelines.district import district_rows
from pipelines.measures import load_measures
from tests.measures.counted import Counting


def test_the_feeds_of_an_indicator_are_feeds_of_its_mart(counting: Counting):
    needed: dict[str, set[str]] = {}
    for row in district_rows("indicator_feeds"):
        needed.setdefault(row["indicator_id"], set()).add(row["feed"])
    marts = {measure.indicator_id: measure.mart for measure in load_measures()}
    for measure in load_measures():
        mart = measure.mart or marts[measure.against or ""] or ""
        below = counting.feeds_below(mart)
        assert needed[measure.indicator_id] <= below, measure.indicator_id


def test_the_feeds_of_a_programmes_indicator_are_that_programmes():
    feeds = {row["programme_code"]: row["feed"] for row in district_rows("programmes")}
    listed = {(row["indicator_id"], row["feed"]) for row in district_rows("indicator_feeds")}
    asked = [
        (measure.indicator_id, literal.strip("'"))
        for measure in load_measures()
        for condition in measure.where
        if condition.column == "programme_code"
        for literal in condition.literals
    ]
    assert asked
    assert [one for one in asked if (one[0], feeds[one[1]]) not in listed] == []


def test_the_walk_down_finds_the_feeds_of_a_mart(counting: Counting):
    assert counting.feeds_below("fct_permit_actions") == {"residence_permits"}
    assert {"student_aid", "funeral_waivers"} <= counting.feeds_below("fct_payments")
    assert "residence_permits" not in counting.feeds_below("fct_payments")

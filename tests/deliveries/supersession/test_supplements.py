"""A supplementary delivery stands and falls with the list that it completes."""

from __future__ import annotations

import pytest

from pipelines.deliveries.supersession.resolve import resolve
from tests.deliveries.supersession.made_candidates import candidate


def states(*candidates, overlaps=None):
    return {n: (s.state, s.superseded_by) for n, s in resolve(candidates, overlaps or {}).items()}


def whole(name="list", **facts):
    return candidate(name, is_monthly=True, **{"rows": 30, **facts})


def supplement(**facts):
    return candidate("supplement", is_monthly=True, rows=2, completes="list", arrival=9, **facts)


def test_neither_takes_the_place_of_the_other_whatever_came_last():
    for order in ((whole(arrival=1), supplement()), (supplement(), whole(arrival=20))):
        assert set(states(*order).values()) == {("in_force", None)}


def test_a_later_list_of_the_month_takes_the_place_of_both():
    later = candidate("later", is_monthly=True, rows=31, arrival=30)
    found = states(whole(arrival=1), supplement(), later)
    assert found["list"] == found["supplement"] == ("superseded", "later")
    assert found["later"] == ("in_force", None)


def test_it_stays_with_the_first_issue_of_a_list_sent_twice():
    first = whole("a_first", rows_hash="same", arrival=1)
    found = states(first, whole(rows_hash="same", arrival=2), supplement())
    assert found["list"][0] == "reissue"
    assert found["supplement"] == ("in_force", None)


@pytest.mark.parametrize("lists", [[], [whole(is_withdrawn=True)]])
def test_without_its_list_it_is_not_in_force(lists):
    assert states(*lists, supplement())["supplement"] == ("superseded", None)


def test_it_can_be_withdrawn_alone():
    found = states(whole(), supplement(is_withdrawn=True))
    assert [state for state, _ in found.values()] == ["in_force", "withdrawn"]

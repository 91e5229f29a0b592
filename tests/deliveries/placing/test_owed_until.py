"""A list is owed from its first month to its last; a programme that ended owes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.deliveries.placing import owed_lists
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.placing.owed_lists import Owed, is_owed, refuse_unowed
from pipelines.problem import Problem

FEED = "disability_care_payments"
LAST = date(2015, 6, 1)
JULY = date(2015, 7, 1)
AREAS = load_area_book()
TOWN = sorted(set(AREAS.towns.values()))[0]


@pytest.fixture(autouse=True)
def _ended(monkeypatch: pytest.MonkeyPatch) -> None:
    owed = {FEED: (Owed("town", "monthly", date(2013, 1, 1), LAST),)}
    monkeypatch.setattr(owed_lists, "owed_by_feed", lambda: owed)


def test_a_list_is_owed_up_to_its_last_month() -> None:
    assert is_owed(FEED, TOWN, LAST, LAST, AREAS)
    assert not is_owed(FEED, TOWN, JULY, JULY, AREAS)


def test_a_nil_return_after_the_end_is_refused_with_the_last_month() -> None:
    refuse_unowed(FEED, TOWN, LAST, LAST, AREAS)
    with pytest.raises(Problem, match="nil_owed_until") as refused:
        refuse_unowed(FEED, TOWN, JULY, JULY, AREAS)
    assert refused.value.values["until"] == "2015-06"

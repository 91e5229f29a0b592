"""The rule of small numbers: docs/decisions.md, Small numbers, 1."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.frames.small_numbers import (
    Money,
    Ratio,
    guard_small_numbers,
    is_told_by_total,
)
from pipelines.settings import get_settings

TOWN = pl.col("area") != "district"


@pytest.fixture(autouse=True)
def fresh_settings() -> Iterator[None]:
    """The settings of the next test are not those of the last."""
    yield
    get_settings.cache_clear()


def shown(count: int | None) -> int | None:
    frame = pl.DataFrame({"area": ["town"], "n": [count]}, schema={"area": str, "n": pl.Int64})
    return guard_small_numbers(frame, TOWN, people=("n",))["n"][0]


@pytest.mark.parametrize(
    ("count", "rounded"),
    [(0, 0), (1, 5), (2, 5), (7, 5), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (None, None)],
)
def test_a_count_below_the_district_is_rounded_to_five(count, rounded):
    assert shown(count) == rounded


@given(st.integers(0, 10**7))
def test_a_shown_count_is_a_multiple_of_five_and_near(count):
    assert shown(count) % 5 == 0
    assert abs(shown(count) - count) <= (4 if 0 < count < 8 else 2)
    assert (shown(count) == 0) == (count == 0)


def test_the_districts_own_counts_and_sums_are_exact():
    frame = pl.DataFrame({"area": ["district"], "n": [3], "yuan": [Decimal("30.00")]})
    guarded = guard_small_numbers(frame, TOWN, people=("n",), money=(Money("yuan", "n"),))
    assert guarded.rows() == [("district", 3, Decimal("30.00"), False)]


def test_money_of_fewer_than_eight_people_is_hidden():
    frame = pl.DataFrame({"area": ["t"] * 4, "n": [0, 7, 8, None], "yuan": [0, 70, 80, 90]})
    guarded = guard_small_numbers(frame, TOWN, people=("n",), money=(Money("yuan", "n"),))
    assert guarded["yuan"].to_list() == [0, None, 80, 90]
    assert guarded["is_hidden"].to_list() == [False, True, False, False]


def test_money_taken_back_from_people_of_whom_nobody_was_paid_is_hidden():
    frame = pl.DataFrame({"area": ["t", "district"], "n": [0, 0], "yuan": [-80, -80]})
    guarded = guard_small_numbers(frame, TOWN, people=("n",), money=(Money("yuan", "n"),))
    assert guarded["yuan"].to_list() == [None, -80]


def test_money_that_went_mostly_to_one_is_hidden():
    frame = pl.DataFrame({"area": ["t"] * 3, "n": [20] * 3, "y": [100] * 3, "top": [75, 76, None]})
    guarded = guard_small_numbers(frame, TOWN, money=(Money("y", "n", "top"),))
    assert guarded["y"].to_list() == [100, None, 100]


def test_the_limits_are_settings(monkeypatch):
    for name, limit in (("FEWEST_PEOPLE", "4"), ("PEOPLE_STEP", "10"), ("LARGEST_SHARE", "0.5")):
        monkeypatch.setenv(f"MINSHENG_{name}", limit)
    get_settings.cache_clear()
    frame = pl.DataFrame({"area": ["t"] * 3, "n": [3, 4, 16], "y": [9, 9, 9], "top": [1, 5, 4]})
    guarded = guard_small_numbers(frame, TOWN, people=("n",), money=(Money("y", "n", "top"),))
    assert guarded["n"].to_list() == [10, 0, 20]
    assert guarded["y"].to_list() == [None, None, 9]


def test_few_people_are_hidden_where_the_settings_say_so(monkeypatch):
    monkeypatch.setenv("MINSHENG_SMALL_NUMBERS", "hide")
    get_settings.cache_clear()
    frame = pl.DataFrame({"area": ["t", "t", "t", "district"], "n": [7, 0, 23, 7]})
    guarded = guard_small_numbers(frame, TOWN, people=("n",))
    assert guarded["n"].to_list() == [None, 0, 25, 7]
    assert guarded["is_hidden"].to_list() == [True, False, False, False]


@pytest.mark.parametrize(
    ("district", "towns", "told"),
    [
        (3, [3, 0], True),
        (44, [3, 41], False),
        # Two towns of few, and each at least one.
        (2, [1, 1], True),
        (14, [7, 7], True),
        (8, [1, 7], False),
        (41, [0, 41], False),
        (None, [3, 0], False),
        # A person of two towns: the total is no sum.
        (3, [3, 2], False),
    ],
)
def test_a_total_tells_a_towns_small_count_when_it_leaves_one_value(district, towns, told):
    rows = {"area": ["district", "t", "u"], "n": [district, *towns], "line": ["x"] * 3}
    frame = pl.DataFrame(rows, {"area": str, "n": pl.Int64, "line": str})
    found = frame.select(told=is_told_by_total("n", TOWN, ("line",)))["told"]
    assert found.to_list() == [told] * 3


def test_a_ratio_is_taken_of_the_rounded_counts():
    frame = pl.DataFrame({"area": ["t", "district"], "r": [0.3, 0.3], "a": [3, 3], "b": [10, 10]})
    guarded = guard_small_numbers(frame, TOWN, people=("a", "b"), ratios=(Ratio("r", "a", "b"),))
    assert guarded["r"].to_list() == [0.5, 0.3]

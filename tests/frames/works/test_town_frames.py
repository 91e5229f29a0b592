"""A town's money, findings, shares and places, as leaders may see them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.town_money import read_town_findings, read_town_spending
from pipelines.frames.works.town_standing import (
    INCOMPLETE,
    SMALL_BASE,
    read_town_ratios,
    read_town_standing,
)

DECEMBER = date(2013, 12, 1)


def test_spending_of_few_and_of_one_is_hidden_and_stands_last(build):
    found = read_town_spending(build, "a", DECEMBER)
    assert found.select("name_zh", "people_count", "amount_yuan", "is_hidden").rows() == [
        ("津贴", 20, Decimal("1000.25"), False),
        ("五保", 5, None, True),
        ("助学", 10, None, True),
    ]


def test_money_that_was_only_taken_back_is_hidden(build):
    rows = {row["name_zh"]: row for row in read_town_spending(build, "b", DECEMBER).to_dicts()}
    assert rows["津贴"]["amount_yuan"] == 2000
    assert rows["五保"]["is_hidden"]


def test_a_sum_that_would_tell_another_towns_is_hidden_on_the_card_too(build):
    build.connection.execute(
        "update rpt_spending_periods set people_count = 4"
        " where programme_code = 'p' and town_code = 'b'"
    )
    assert read_town_spending(build, "a", DECEMBER)["amount_yuan"].to_list() == [None] * 3


def test_findings_are_rounded_as_people_are(build):
    found = read_town_findings(build, "a", DECEMBER)
    assert found.drop("name_zh", "name_en").rows() == [
        ("O4", 15, 5, Decimal("0.00"), False),
        ("D1", 5, 5, None, True),
    ]


def test_findings_that_the_districts_count_would_tell_stand_in_every_town_without_a_count(build):
    build.connection.execute("delete from rpt_findings where check_code = 'D1' and town_code = 'b'")
    for town in ("a", "b"):
        found = read_town_findings(build, town, DECEMBER).filter(pl.col("check_code") == "D1")
        assert found.drop("name_zh", "name_en").rows() == [("D1", None, None, None, True)], town


def test_money_of_findings_is_told_in_thousands(build):
    build.connection.execute(
        "update rpt_findings set amount_at_risk_yuan = 1400 where month > '2013-04-01'"
    )
    build.connection.execute(
        "update rpt_findings set amount_at_risk_yuan = 1600 where month = '2013-03-01'"
    )
    assert read_town_findings(build, "a", DECEMBER)["amount_at_risk_yuan"][0] == 3000


def test_a_share_is_of_what_adds_up(build):
    rows = {
        row["indicator_id"]: row
        for row in read_town_standing(build, DECEMBER, "b").iter_rows(named=True)
    }
    assert rows["people"]["share_ratio"] == pytest.approx(40 / 43)
    assert rows["people"]["district_value"] == 43
    # Hidden beside the other town's: no share either.
    assert rows["money"]["share_ratio"] is None
    assert rows["covered"]["share_ratio"] is None
    assert rows["most"]["share_ratio"] is None


def places(build: OpenBuild, town: str) -> dict[str, tuple[int | None, int, str | None]]:
    return {
        row["indicator_id"]: (row["place"], row["town_count"], row["no_place_reason"])
        for row in read_town_ratios(build, DECEMBER, town).iter_rows(named=True)
    }


def test_a_town_of_small_base_or_missing_lists_has_no_place(build):
    assert places(build, "a") == {
        "covered": (None, 1, SMALL_BASE),
        "villages": (None, 0, INCOMPLETE),
    }
    assert places(build, "b")["covered"] == (1, 1, None)


def test_towns_that_show_the_same_percentage_share_a_place(build):
    # 499 of 1000 is 500 when it is rounded.
    build.connection.execute("""
        update rpt_indicator_values set numerator = 499, denominator = 1000
        where indicator_id = 'covered' and area_code = 'a';
        update rpt_indicator_values set numerator = 2000, denominator = 4000
        where indicator_id = 'covered' and area_code = 'b'
    """)
    assert places(build, "a")["covered"] == (1, 2, None)
    assert places(build, "b")["covered"] == (1, 2, None)
    build.connection.execute(
        "update rpt_indicator_values set numerator = 900 where denominator = 4000"
    )
    assert places(build, "b")["covered"] == (2, 2, None)

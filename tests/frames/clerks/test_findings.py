"""Findings counted and listed: every count and sum against the findings themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.frames.clerks.finding_list import (
    read_finding,
    read_finding_rows,
    read_findings,
    read_findings_of,
)
from pipelines.frames.clerks.findings import (
    read_check_counts,
    read_check_results,
    read_doubted_others,
    read_doubted_programmes,
    read_group_counts,
    read_town_counts,
)
from pipelines.frames.open_build import OpenBuild
from tests.frames.made_build import make_build

TABLES = Path(__file__).parent / "findings.sql"
ALL = dict.fromkeys(("check", "town", "programme", "disposition", "first", "last"))
YEAR = ALL | {"first": date(2013, 1, 1), "last": date(2013, 3, 1)}
TOWN, OTHER, DISTRICT = "440607001000", "440607101000", "440607000000"


@pytest.fixture
def build() -> OpenBuild:
    return make_build(TABLES, role="clerk")


def test_each_check_is_counted_and_those_without_findings_too(build):
    counts = read_check_counts(build, **YEAR)
    assert counts["check_code"].to_list() == ["I1", "D1", "T1"]
    told = {row["check_code"]: row for row in counts.to_dicts()}
    assert (told["D1"]["finding_count"], told["D1"]["open_count"]) == (2, 1)
    assert told["D1"]["amount_at_risk_yuan"] == Decimal("3100.75")
    assert told["D1"]["recovered_yuan"] == Decimal("3000.25")
    assert told["I1"]["amount_at_risk_yuan"] is None
    none = read_check_counts(build, **YEAR | {"town": TOWN})
    assert dict(none.select("check_code", "finding_count").iter_rows())["T1"] == 0


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ({}, 5),
        ({"check": "D"}, 3),
        ({"check": "T1"}, 1),
        ({"town": DISTRICT}, 1),
        ({"programme": "care"}, 3),
        ({"programme": "none"}, 1),
        ({"disposition": "未核实"}, 3),
        ({"first": date(2013, 1, 1), "last": date(2013, 1, 1)}, 1),
    ],
)
def test_a_choice_means_the_same_to_counts_and_to_the_list(build, chosen, count):
    found = read_findings(build, 10, **ALL | chosen)
    assert len(found) == count
    assert found["chosen_count"].to_list() == [count] * count
    assert read_check_counts(build, **ALL | chosen)["finding_count"].sum() == count
    assert read_group_counts(build, **ALL | chosen)["finding_count"].sum() == count


def test_the_list_has_most_money_first_and_says_how_many_it_leaves_out(build):
    found = read_findings(build, 2, **ALL)
    assert found["finding_id"].to_list() == ["D1-11111111cccc", "D1-00000000bbbb"]
    assert found["chosen_count"].to_list() == [5, 5]
    least = read_findings(build, 10, least_yuan=100, **ALL)
    assert least["amount_at_risk_yuan"].to_list() == [Decimal("3000.25"), 200, Decimal("100.50")]


def test_places_and_months_without_findings_count_zero(build):
    counts = read_town_counts(build, **YEAR)
    assert len(counts) == 4 * 3
    assert counts["finding_count"].sum() == 4
    own = counts.filter(area_name="三水区")["finding_count"].to_list()
    assert own == [0, 1, 0]


def test_a_check_doubts_in_a_month_when_it_does_in_any_town(build):
    months = (date(2013, 1, 1), date(2013, 12, 1))
    results = read_check_results(build, None, None, *months)
    told = {(row["check_code"], row["month"].month): row for row in results.to_dicts()}
    assert told["D1", 1]["status"] == "疑点"
    assert told["D1", 1]["examined_count"] == 13
    assert told["T1", 1]["status"] == "通过"
    assert told["I1", 1]["status"] == "不适用"
    of_town = read_check_results(build, "D", OTHER, *months)["status"].to_list()
    assert of_town == ["通过", "疑点"]


def test_only_what_has_findings_can_be_chosen(build):
    assert read_doubted_programmes(build)["programme_code"].to_list() == ["aid", "care"]
    assert read_doubted_others(build)["area_code"].to_list() == [DISTRICT]


def test_a_finding_is_found_by_the_beginning_of_its_id(build):
    assert read_finding(build, "D1-11111111cccc")["check_code"].to_list() == ["D1"]
    assert len(read_finding(build, " D1-11111 ")) == 1
    assert len(read_finding(build, "D1-00000")) == 2
    assert read_finding(build, "D1-1111").is_empty()
    assert read_finding(build, "%").is_empty()


def test_rows_of_a_finding_name_their_delivery_and_place(build):
    (row,) = read_finding_rows(build, "D1-00000000aaaa").to_dicts()
    assert (row["delivery"], row["source_sheet"], row["source_row"]) == ("01234567", "明细", 7)
    assert row["area_name"] == "西南街道"


def test_findings_of_no_id_are_none(build):
    assert read_findings_of(build, []).is_empty()
    assert len(read_findings_of(build, ["T1-00000000dddd", "gone"])) == 1

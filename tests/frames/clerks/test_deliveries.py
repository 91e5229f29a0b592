"""Frames of deliveries and of quality, against figures counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.frames.clerks.deliveries import (
    read_coverage,
    read_coverage_by_feed,
    read_receipts,
    read_rejected,
)
from pipelines.frames.clerks.quality import read_build_quality, read_inbound_quality
from pipelines.frames.open_build import OpenBuild
from tests.frames.made_build import make_build

TABLES = Path(__file__).with_name("deliveries.sql")
YEAR = {"first": date(2013, 1, 1), "last": date(2013, 12, 1)}
TOWN, DISTRICT = "440607001000", "440607000000"


@pytest.fixture(scope="module")
def build() -> OpenBuild:
    return make_build(TABLES, role="clerk")


def test_coverage_is_of_the_months_the_form_and_the_deliverer_asked_for(build) -> None:
    assert read_coverage(build, **YEAR).height == 4
    found = read_coverage(build, **YEAR, feed="donations")
    assert found["status"].to_list() == ["on_time", "missing"]
    found = read_coverage(build, **YEAR, feed="medical_aid", deliverer=DISTRICT)
    assert found["status"].to_list() == ["late", "nil"]
    assert read_coverage(build, **YEAR, feed="medical_aid", deliverer=TOWN).is_empty()
    june = {"first": date(2013, 6, 1), "last": date(2013, 6, 1)}
    assert read_coverage(build, **june).height == 3


def test_a_nil_return_has_come_and_a_missing_list_has_not(build) -> None:
    found = read_coverage_by_feed(build, **YEAR)
    assert found.rows() == [
        ("donations", date(2013, 6, 1), 2, 1, 0, 1),
        ("medical_aid", date(2013, 5, 1), 1, 1, 1, 0),
        ("medical_aid", date(2013, 6, 1), 1, 1, 0, 0),
    ]


def test_receipts_hold_what_is_not_in_force_and_leave_unknown_sums_unknown(build) -> None:
    found = read_receipts(build, **YEAR)
    assert found["delivery_id"].to_list() == ["d0", "d1", "m1"]
    assert found["amount_yuan"].to_list() == [Decimal("800.00"), Decimal("900.10"), None]
    parts = found["rows_accepted"] + found["rows_rejected"] + found["rows_total"]
    assert (parts + found["rows_note"]).to_list() == found["rows_read"].to_list()
    assert found["section"].to_list() == [None, None, "社工部"]
    assert read_receipts(build, **YEAR, deliverer=DISTRICT)["delivery_id"].to_list() == ["m1"]


def test_a_folder_named_for_the_district_is_no_section(build) -> None:
    year = {"first": date(2014, 1, 1), "last": date(2014, 12, 1)}
    assert read_receipts(build, **year)["section"].to_list() == [None]


def test_rejected_rows_are_of_lists_in_force_and_say_whether_they_are_open(build) -> None:
    found = read_rejected(build, **YEAR)
    assert found.select("source_row", "source_sheet", "is_open").rows() == [
        (4, None, True),
        (5, "A", False),
    ]
    assert read_rejected(build, **YEAR, feed="medical_aid").is_empty()


def test_of_two_judgements_of_one_delivery_the_later_counts(build) -> None:
    (row,) = read_inbound_quality(build, **YEAR).to_dicts()
    assert (row["suite"], row["month"]) == ("donations", date(2013, 6, 1))
    assert (row["judged_count"], row["passed_count"], row["unjudged_count"]) == (3, 1, 1)
    assert row["passed_ratio"] == pytest.approx(1 / 3)
    assert row["unexpected_count"] == 2


def test_builds_are_told_in_order_and_only_the_last(build) -> None:
    found = read_build_quality(build)
    assert found["run_id"].to_list() == ["b1", "b2", "b3"]
    assert found["passed_ratio"].to_list() == [1.0, 1.0, 0.0]
    assert read_build_quality(build, builds=2)["run_id"].to_list() == ["b2", "b3"]

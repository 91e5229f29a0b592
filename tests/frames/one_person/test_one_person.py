"""What a build holds of one person: all of it, and nothing of anybody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pipelines.frames.one_person.read_person import read_person
from tests.frames.made_build import make_build
from tests.frames.one_person.person_tables import ME, OTHER, SPOUSE, TABLES


@pytest.fixture(scope="module")
def build():
    return make_build(TABLES)


@pytest.fixture(scope="module")
def frames(build) -> dict[str, pl.DataFrame]:
    return read_person(build, ME)


def test_every_month_between_stands_for_each_programme(frames):
    months = frames["months"]
    assert months.height == 6
    assert months["month"].is_sorted()
    by_place = {(r["month"], r["programme_code"]): r for r in months.to_dicts()}
    assert by_place[date(2013, 1, 1), "allowance"]["paid_yuan"] == 100
    # Off the list is unknown, not 0.
    assert by_place[date(2013, 2, 1), "allowance"]["paid_yuan"] is None
    assert by_place[date(2013, 3, 1), "low"]["difference_yuan"] == -10


def test_a_members_share_stands_beside_the_households_payment(frames):
    rows = {row["role"]: row for row in frames["payments"].to_dicts() if row["amount_yuan"]}
    assert (rows["member"]["amount_yuan"], rows["member"]["household_yuan"]) == (
        Decimal("150.00"),
        Decimal("300.01"),
    )
    assert rows["own"]["household_yuan"] is None


def test_the_head_of_a_household_has_a_share_too(build):
    (row,) = read_person(build, SPOUSE)["payments"].to_dicts()
    assert (row["role"], row["amount_yuan"]) == ("head", Decimal("150.01"))


def test_a_failed_transfer_is_told_without_an_amount(frames):
    (failed,) = frames["payments"].filter(payment_status="退回").to_dicts()
    assert failed["amount_yuan"] is None


def test_findings_are_the_persons_and_the_households(frames, build):
    assert frames["findings"].height == 2
    assert read_person(build, OTHER)["findings"].height == 1


def test_registers_tell_death_and_household(frames):
    kinds = dict(frames["registers"].select("kind", "detail").rows())
    assert kinds == {"death": "火化2013-04-05", "household": "01，成员，2人"}


def test_every_row_is_traced_to_its_delivery(frames):
    deliveries = {row["delivery_id"]: row for row in frames["deliveries"].to_dicts()}
    assert set(deliveries) == {"d1", "d2", "d3", "d4"}
    assert (deliveries["d1"]["rows"], deliveries["d1"]["row_count"]) == ("4", 1)
    for name in ("payments", "registers"):
        placed = frames[name].filter(pl.col("source_row").is_not_null())
        assert set(placed["delivery_id"]) <= set(deliveries)
        assert placed["feed"].null_count() == placed["deliverer_name"].null_count() == 0


def test_other_numbers_of_the_same_name_are_counted(frames):
    assert frames["summary"]["linked_count"].to_list() == [1]


def test_a_key_that_nobody_has_gives_empty_frames(build):
    assert all(frame.is_empty() for frame in read_person(build, "nobody").values())

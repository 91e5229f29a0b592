"""Each inbound rule fires on the row that breaks it, and not on the one that nearly does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from expectations.inbound.judge_rows import judge_rows
from expectations.inbound.suites import TOTAL_RULES, doubt_codes, suite_of
from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import SIDE_TABLES, feed_schemas
from pipelines.deliveries.storing.store_delivery import polars_type
from pipelines.language import messages

CONTRACTS = load_contracts()
SCHEMAS = feed_schemas(CONTRACTS)
JULY = date(2013, 7, 1)

# Feed, what breaks the rule, the near miss beside it, rule and column.
CASES = [
    ("disability_allowance_payments", {"benefit_month": JULY, "paid_on": date(2013, 6, 30)},
     {"benefit_month": JULY, "paid_on": JULY}, "days_out_of_order", "paid_on"),
    ("disability_allowance_payments", {"level": "一级", "certificate_level": 2},
     {"level": "二级", "certificate_level": 2}, "level_differs", "level"),
    ("disability_allowance_payments", {"amount": Decimal("-0.01")}, {"amount": Decimal(0)},
     "amount_negative", "amount"),
    ("disability_allowance_payments", {"amount": Decimal("5000.01")}, {"amount": Decimal(5000)},
     "amount_absurd", "amount"),
    ("disability_allowance_payments", {"benefit_month": date(2012, 6, 1)},
     {"benefit_month": date(2012, 7, 1)}, "month_far", "benefit_month"),
    ("disability_allowance_payments", {"benefit_month": date(2013, 9, 1)},
     {"benefit_month": date(2013, 8, 1), "paid_on": date(2013, 8, 2)},
     "month_far", "benefit_month"),
    ("disability_allowance_payments", {"status": "未知"}, {"status": "失败"},
     "value_not_listed", "status"),
    ("disability_allowance_payments", {"paid_on": None}, {"paid_on": JULY},
     "cell_missing", "paid_on"),
    ("disability_certificates", {"category": "视力", "certificate_category": "听力"},
     {"category": "视力", "certificate_category": None}, "category_differs", "category"),
    ("disability_certificates", {"sex_matches_id": False}, {"sex_matches_id": None},
     "sex_differs", "sex"),
    ("disability_certificates", {"born_on_matches_id": False}, {"born_on_matches_id": True},
     "birthday_differs", "born_on"),
    ("disability_certificates", {"as_on": date(2013, 9, 1)}, {"as_on": date(2001, 1, 1)},
     "month_far", "as_on"),
    ("medical_aid",
     {"total_cost": Decimal(900), "insurance_paid": Decimal(600), "aid_amount": Decimal("300.01")},
     {"total_cost": Decimal(900), "insurance_paid": Decimal(600), "aid_amount": Decimal(300)},
     "aid_above_cost", "aid_amount"),
    ("medical_aid", {"total_cost": Decimal(1), "insurance_paid": Decimal(2)},
     {"total_cost": Decimal(2), "insurance_paid": Decimal(2)},
     "amounts_out_of_order", "insurance_paid"),
    ("funeral_waivers", {"transport": Decimal(180), "storage": Decimal(100),
                         "amount": Decimal(270)},
     {"transport": Decimal(180), "storage": None, "amount": Decimal(180)},
     "items_differ", "amount"),
    ("donations", {"amount": Decimal(2), "pledged": Decimal(1)},
     {"amount": Decimal(1), "pledged": Decimal(1)}, "amounts_out_of_order", "amount"),
    ("home_care_visits", {"satisfaction": 6}, {"satisfaction": 5},
     "number_out_of_bounds", "satisfaction"),
]  # fmt: skip


def rows_of(feed: str, *changes: dict[str, Any]) -> pl.DataFrame:
    """A row for each set of changes, of the delivery for July 2013; all else is empty."""
    types = {name: polars_type(kind) for name, kind in SCHEMAS[feed].items()}
    types |= {"period_start": pl.Date(), "period_end": pl.Date()}
    whole = {"delivery_id": "d", "source_sheet": "s", "period_start": JULY, "period_end": JULY}
    rows = [
        {**dict.fromkeys(types), **whole, "source_row": n, "row_hash": str(n), **change}
        for n, change in enumerate(changes)
    ]
    return pl.DataFrame(rows, schema=types, orient="row")


@pytest.mark.parametrize(("feed", "broken", "near", "code", "column"), CASES)
def test_a_rule_fires_on_what_breaks_it_and_not_on_a_near_miss(
    feed: str, broken: dict[str, Any], near: dict[str, Any], code: str, column: str
) -> None:
    _, doubts = judge_rows(feed, rows_of(feed, near, broken), suite_of(CONTRACTS[feed]))
    found = doubts.filter((pl.col("code") == code) & (pl.col("column_name") == column))
    assert found["source_row"].to_list() == [1]


def test_a_row_that_stands_twice_in_one_list_is_doubted_and_not_one_in_two_lists() -> None:
    feed = "student_aid"
    changes = [
        {"row_hash": "x"}, {"row_hash": "x"}, {"row_hash": "x", "delivery_id": "e"},
    ]  # fmt: skip
    _, doubts = judge_rows(feed, rows_of(feed, *changes), suite_of(CONTRACTS[feed]))
    twice = doubts.filter(pl.col("code") == "row_twice")
    assert twice.select("delivery_id", "source_row").rows() == [("d", 0), ("d", 1)]


def test_what_intake_told_already_is_counted_and_not_doubted_again() -> None:
    feed = "cremations"
    rows = rows_of(feed, {"id_check_status": "check_digit"}, {"id_check_status": "valid"}, {})
    tally, doubts = judge_rows(feed, rows, suite_of(CONTRACTS[feed]))
    counted = tally.filter(pl.col("rule_code") == "id_doubtful")
    assert counted.select("examined_count", "unexpected_count").rows() == [(2, 1)]
    assert "id_doubtful" not in doubts["code"].to_list()


def test_totals_are_counted_by_delivery() -> None:
    types = {n: polars_type(kind) for n, kind in SIDE_TABLES["delivery_totals"].items()}
    rows = pl.DataFrame(
        [{"delivery_id": d, "agrees": a} for d, a in [("d", True), ("d", False), ("e", None)]],
        schema=types,
    )
    tally, doubts = judge_rows("delivery_totals", rows, TOTAL_RULES)
    counts = tally.sort("delivery_id").select("delivery_id", "examined_count", "unexpected_count")
    assert counts.rows() == [("d", 2, 1), ("e", 0, 0)]
    assert doubts.is_empty()


@pytest.mark.parametrize("feed", CONTRACTS)
def test_a_suite_can_judge_an_empty_row_of_its_feed(feed: str) -> None:
    tally, _ = judge_rows(feed, rows_of(feed, {}), suite_of(CONTRACTS[feed]))
    assert tally["unexpected_count"].min() >= 0
    names = [rule.name for rule in suite_of(CONTRACTS[feed])]
    assert len(names) == len(set(names))


def test_every_doubt_is_said_in_words() -> None:
    codes = doubt_codes(list(CONTRACTS.values()))
    assert {f"warning.{code}" for code in codes} <= messages().keys()

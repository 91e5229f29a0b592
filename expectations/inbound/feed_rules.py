"""What no contract can say of a feed's rows: days and amounts in order, sums, absurd amounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from expectations.inbound.row_rule import RowRule, between, equal, in_order, once

# Feed → pairs of days; the first is never after the second.
DAYS_IN_ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "cremations": (("died_on", "cremated_on"),),
    "disability_allowance_approvals": (("applied_on", "approved_on"),),
    "disability_allowance_payments": (("benefit_month", "paid_on"),),
    "disability_care_payments": (("benefit_month", "paid_on"),),
    "disability_certificates": (
        ("issued_on", "expires_on"),
        ("issued_on", "cancelled_on"),
        ("issued_on", "as_on"),
    ),
    "donations": (("received_on", "remitted_on"),),
    "funeral_waivers": (("died_on", "cremated_on"), ("cremated_on", "claimed_on")),
    "home_care_enrolments": (("enrolled_on", "ended_on"),),
    "medical_aid": (("admitted_on", "discharged_on"), ("discharged_on", "settled_on")),
    "service_contracts": (("signed_on", "starts_on"), ("starts_on", "ends_on")),
    "social_work_agencies": (("registered_on", "dissolved_on"),),
    "subsistence_payments": (("benefit_month", "paid_on"),),
}
# Feed → pairs of amounts or numbers; the first is never above the second.
AMOUNTS_IN_ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "donations": (("amount", "pledged"), ("remitted", "amount")),
    "medical_aid": (("insurance_paid", "total_cost"),),
    "outreach_activities": (("issues_resolved", "issues_raised"),),
    "training_sessions": (("newcomer_participants", "participants"),),
}
# Feed → a column → yuan that one row never comes to, however high the standards climb: ten
# times the highest that 2013 knows, so that a slip of 元 and 万元 is above it.
MOST_YUAN: dict[str, dict[str, int]] = {
    "disability_allowance_payments": {"amount": 5_000},
    "disability_care_payments": {"amount": 20_000},
    "donations": {"amount": 100_000_000},
    "fund_payments": {"amount": 100_000_000},
    "funeral_waivers": {"amount": 20_000},
    "home_care_visits": {"fee": 5_000},
    "medical_aid": {"total_cost": 2_000_000, "aid_amount": 500_000},
    "service_contracts": {"amount": 100_000_000},
    "student_aid": {"amount": 50_000},
    "subsistence_payments": {"amount": 50_000, "income_per_head": 20_000},
    "welfare_institution_events": {"subsidy": 100_000_000},
}
# Money that takes other money back may be below 0 here.
_TAKEN_BACK = {("fund_payments", "amount"), ("fund_payments", "cumulative")}
# A row that stands twice in one list of these is a slip; elsewhere two may well be alike.
ONE_ROW_EACH = frozenset(
    {
        "cremations",
        "disability_allowance_approvals",
        "disability_allowance_payments",
        "disability_care_payments",
        "disability_certificates",
        "funeral_waivers",
        "home_care_enrolments",
        "student_aid",
        "subsistence_payments",
    }
)
_FUNERAL_ITEMS = ("transport", "storage", "farewell_hall", "cremation", "urn_storage")


def feed_rules(contract: Any) -> Iterator[RowRule]:
    """The rules of one feed that its contract does not hold.

    Args:
        contract: the feed's; asked for its name and its columns of money.
    """
    feed = contract.feed
    for first, then in DAYS_IN_ORDER.get(feed, ()):
        yield in_order("days_out_of_order", then, first, then)
    for smaller, larger in AMOUNTS_IN_ORDER.get(feed, ()):
        yield in_order("amounts_out_of_order", smaller, smaller, larger)
    limits = MOST_YUAN.get(feed, {})
    for column in contract.columns:
        if column.kind == "money" and (feed, column.name) not in _TAKEN_BACK:
            yield between("amount_negative", column.name, column.name, least=0)
        if column.name in limits:
            yield between("amount_absurd", column.name, column.name, most=limits[column.name])
    if feed in ONE_ROW_EACH:
        yield once("row_twice", ["delivery_id", "row_hash"])
    if feed == "medical_aid":
        borne = {"borne_by_patient": pl.col("total_cost") - pl.col("insurance_paid")}
        yield in_order(
            "aid_above_cost", "aid_amount", "aid_amount", "borne_by_patient", derived=borne
        )
    if feed == "funeral_waivers":
        items = [pl.col(name) for name in _FUNERAL_ITEMS]
        added = pl.when(pl.any_horizontal(item.is_not_null() for item in items)).then(
            pl.sum_horizontal(item.fill_null(0) for item in items)
        )
        yield equal("items_differ", "amount", "amount", "items_sum", derived={"items_sum": added})

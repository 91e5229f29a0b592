"""Contracts, institutions and the special fund, of hand-made lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.frames.organisations.contracts import (
    read_contracts,
    read_providers,
    read_unplaced_payments,
)
from pipelines.frames.organisations.funds import read_fund_months, read_fund_payees
from pipelines.frames.organisations.institutions import read_institution_stages, read_institutions
from tests.frames.made_build import make_build
from tests.frames.organisations.organisation_tables import AREAS, MONEY


@pytest.fixture(scope="module")
def build():
    return make_build(MONEY + AREAS)


def test_contracts_are_those_signed_by_then_with_what_was_paid_by_then(build):
    (row,) = read_contracts(build, date(2013, 2, 1)).to_dicts()
    assert (row["contract_no"], row["project_name"]) == ("C1", "p")
    assert (row["paid_yuan"], row["state"]) == (Decimal("700.00"), "running")
    rows = {r["contract_no"]: r for r in read_contracts(build, date(2013, 7, 1)).to_dicts()}
    assert rows["C1"]["paid_yuan"] == Decimal("1500.00")
    assert rows["C1"]["paid_ratio"] == 1.25
    assert [rows[no]["state"] for no in ("C1", "C2", "C3")] == ["running", "ended", "ended"]


def test_a_year_is_twelve_months_and_a_term_that_is_none_has_no_cost(build):
    rows = {r["contract_no"]: r for r in read_contracts(build, date(2013, 7, 1)).to_dicts()}
    assert (rows["C1"]["month_count"], rows["C1"]["yuan_per_month"]) == (12, 100)
    assert rows["C2"]["month_count"] == Decimal("1.5")
    assert (rows["C3"]["yuan_per_month"], rows["C3"]["paid_ratio"]) == (None, None)


def test_providers_add_up_their_contracts(build):
    first = read_providers(build, date(2013, 4, 1)).to_dicts()[0]
    told = [first[name] for name in ("provider", "contract_count", "amount_yuan", "paid_yuan")]
    assert told == ["A", 2, Decimal("1500.00"), Decimal("650.00")]


def test_every_payment_stands_on_a_contract_or_beside_them(build):
    for month in (2, 3, 7):
        as_of = date(2013, month, 1)
        beside = read_unplaced_payments(build, as_of).row(0, named=True)
        placed = read_contracts(build, as_of)["paid_yuan"].sum()
        total = "select sum(amount_yuan) as s from fct_contract_payments where paid_month <= $m"
        assert placed + beside["amount_yuan"] == build.frame(total, m=as_of)["s"][0]
    assert read_unplaced_payments(build, date(2013, 2, 1)).row(0) == (2, Decimal("57.00"))


def test_beds_count_from_the_licence_on(build):
    early = read_institutions(build, date(2013, 2, 1)).to_dicts()
    assert [(r["counted_beds"], r["planned_beds"]) for r in early] == [(None, 50), (None, 40)]
    late = {r["institution_name"]: r for r in read_institutions(build, date(2013, 5, 1)).to_dicts()}
    assert (late["a"]["stage"], late["a"]["counted_beds"]) == ("运营", 60)
    assert late["a"]["subsidy_yuan"] == Decimal("30.00")
    assert late["b"]["subsidy_yuan"] is None


def test_every_stage_is_told_and_nobody_stands_at_two(build):
    frame = read_institution_stages(build, date(2013, 5, 1))
    assert frame["institution_count"].to_list() == [1, 0, 0, 0, 1, 0]
    assert frame["counted_beds"].to_list() == [0, 0, 0, 0, 60, 0]
    assert read_institution_stages(build, date(2012, 1, 1)).is_empty()


def test_the_fund_is_counted_from_january_and_less_returns(build):
    months = read_fund_months(build, date(2013, 5, 1))
    assert months["month"].to_list()[0] == date(2013, 1, 1)
    assert months["paid_so_far_yuan"].to_list()[-1] == Decimal("50.50")
    assert months["appropriated_so_far_yuan"].to_list()[-1] == Decimal("100.00")
    (payee,) = read_fund_payees(build, date(2013, 5, 1)).to_dicts()
    assert (payee["payee"], payee["net_yuan"]) == ("x", Decimal("50.50"))
    assert (payee["paid_yuan"], payee["returned_yuan"]) == (Decimal("60.50"), Decimal("10.00"))

"""A list whose money cannot be is turned away, and no old one keeps the installation shut."""

from __future__ import annotations

import json

import duckdb
import pytest

from pipelines.build.load_raw import load_raw
from pipelines.deliveries.withdrawals import withdraw
from pipelines.problem import Problem
from tests.deliveries.made_lists import DONATION, donation, write_list


def take_good(office):
    rows = [donation(n) for n in range(5)]
    write_list(office.inbox / "民政" / "good.csv", DONATION, rows)
    office.take()


@pytest.mark.parametrize("amount", ["6000000000.00", "-6000000000.00"])
def test_a_sum_that_no_district_has_costs_its_file_only(office, amount):
    rows = [donation(n, amount=amount) for n in range(200)]
    write_list(office.inbox / "民政" / "bad.csv", DONATION, rows)
    take_good(office)
    assert office.states == {"good.csv": ("in_force", None, None)}
    assert office.receipt("bad.csv")["reason"] == "money_impossible"


def spoil(office):
    """What an intake of before the limit left: such a receipt, and no register."""
    path = next(office.settings.folder.receipts.iterdir())
    receipt = json.loads(path.read_text("utf-8"))
    receipt["deliveries"][0]["amount_sum"] = "19999999999999998.00"
    for late in ("parts", "latest_on", "section", "says_revised", "rows_hash"):
        del receipt["deliveries"][0][late]
    path.write_text(json.dumps(receipt), "utf-8")
    office.settings.folder.deliveries.unlink()
    return receipt["deliveries"][0]["delivery_id"]


def test_an_old_receipt_of_such_a_sum_can_be_withdrawn_without_a_register(office):
    take_good(office)
    name = spoil(office)
    withdraw(office.settings.folder, name, "填错", None)
    (line,) = office.register.values()
    assert (line["state"], line["amount_sum"]) == ("withdrawn", None)


def test_an_intake_goes_on_beside_an_old_receipt_of_such_a_sum(office):
    take_good(office)
    spoil(office)
    write_list(office.inbox / "民政" / "more.csv", DONATION, [donation(n) for n in range(7, 9)])
    office.take()
    assert set(office.states) == {"good.csv", "more.csv"}


def test_a_build_refuses_receipts_without_a_register(office):
    take_good(office)
    office.settings.folder.deliveries.unlink()
    with duckdb.connect() as connection, pytest.raises(Problem) as wrong:
        load_raw(connection, office.settings.folder)
    assert wrong.value.code == "register_missing"

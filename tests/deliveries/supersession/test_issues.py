"""Which deliveries are issues of one list, and which issue speaks for it."""

from __future__ import annotations

import pytest

from tests.deliveries.made_lists import DONATION, donation, write_list
from tests.deliveries.supersession.made_candidates import candidate, day, monthly, states

ANONYMOUS = ["匿名", 100, "2013-06-30"]


def test_a_list_sent_again_after_its_correction_counts_again():
    first = monthly("a", rows_hash="x", reported_on=day(1), arrival=1)
    corrected = monthly("b", reported_on=day(3), says_revised=True, arrival=2)
    again = monthly("c", rows_hash="x", reported_on=day(5), says_revised=True, arrival=3)
    assert states(first, corrected, again) == {
        "a": "in_force", "b": "superseded a a", "c": "reissue a b",
    }  # fmt: skip
    late_copy = monthly("c", rows_hash="x", reported_on=day(1), arrival=3)
    assert states(first, corrected, late_copy)["b"] == "in_force"


def test_a_register_sent_again_after_its_correction_counts_again():
    first = candidate("a", rows_hash="x", reported_on=day(1))
    corrected = candidate("b", reported_on=day(3), says_revised=True)
    again = candidate("c", rows_hash="x", reported_on=day(5), says_revised=True)
    assert states(first, corrected, again, a_b=9, b_c=9) == {
        "a": "in_force", "b": "superseded a c", "c": "reissue a b",
    }  # fmt: skip


def test_a_correction_without_days_that_says_the_first_rows_again_counts():
    first = monthly("a", rows_hash="x", arrival=1)
    corrected = monthly("b", says_revised=True, arrival=2)
    again = monthly("c", rows_hash="x", says_revised=True, arrival=3)
    assert states(first, corrected, again)["b"] == "superseded a a"


@pytest.mark.parametrize(("rows", "state"), [(19, "in_force"), (20, "reissue a b")])
def test_two_deliverers_need_many_rows_in_common_to_be_one(rows, state):
    one = candidate("a", rows=rows, rows_hash="x", deliverer=("d", "工会"))
    other = candidate("b", rows=rows, rows_hash="x", deliverer=("d", "团委"))
    assert states(one, other, a_b=rows)["b"] == state
    own = candidate("b", rows=rows, rows_hash="x", deliverer=("d", "工会"))
    assert states(one, own, a_b=rows)["b"] == "reissue a b"


def test_short_lists_of_sections_all_count_and_are_doubted(office):
    lists = {"工会": [ANONYMOUS], "团委": [ANONYMOUS], "妇联": [ANONYMOUS, donation(1)]}
    for section, rows in lists.items():
        write_list(office.inbox / section / f"{section}.csv", DONATION, rows)
    office.take()
    assert {state for state, *_ in office.states.values()} == {"in_force"}
    doubts = [w for w in office.receipt("工会.csv")["warnings"] if w["sheet"] is None]
    assert [w["detail"] for w in doubts if w["code"] == "same_rows_elsewhere"] == [
        "团委/团委.csv", "妇联/妇联.csv",
    ]  # fmt: skip
    before = office.written()
    office.take()
    assert office.written() == before


def test_one_file_in_two_towns_folders_is_doubted_in_both(office):
    rows = [donation(n) for n in range(30)]
    for town in ("西南街道", "乐平镇"):
        write_list(office.inbox / town / "捐款.csv", DONATION, rows)
    write_list(office.inbox / "白坭镇" / "捐款.csv", DONATION, [donation(n) for n in range(40, 50)])
    office.take()
    told = {
        town: [w["detail"] for w in office.receipt(f"{town}/捐款.csv")["warnings"]
               if w["code"] == "same_file_elsewhere"]
        for town in ("西南街道", "乐平镇", "白坭镇")
    }  # fmt: skip
    assert told == {"西南街道": ["乐平镇/捐款.csv"], "乐平镇": ["西南街道/捐款.csv"], "白坭镇": []}

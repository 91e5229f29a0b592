"""A correction changes what the views show, as long as the source holds what it says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.problem import Problem
from tests.corrections.made_store import FEED, FIRST, SECOND, TOWN, Store

BY_MONTH = {"delivery": None, "deliverer": "西南街道", "month": "2013-06"}


def test_a_correction_changes_one_cell_and_no_file(store: Store) -> None:
    before = {path: path.read_bytes() for path in store.folder.raw.rglob("*.parquet")}
    store.correct()
    assert store.levels == ["三级", "二级", "二级"]
    assert store.states_told == ["applied"]
    assert {path: path.read_bytes() for path in store.folder.raw.rglob("*.parquet")} == before


def test_sums_follow_a_corrected_amount(store: Store) -> None:
    store.correct(column="amount", **{"is": "150", "should_be": "100.50"})
    store.correct(row="5", column="amount", **{"is": "", "should_be": "10"})
    amounts = store.ask(f"select sum(amount) from raw.{FEED}")
    assert amounts == [(Decimal("210.50"),)]
    assert store.ask("select amount_sum from raw.deliveries") == amounts


def test_two_cells_of_a_row_are_corrected_at_once(store: Store) -> None:
    store.correct(beside="{amount: 150}")
    store.correct(column="amount", **{"is": "150", "should_be": "50"})
    assert store.states_told == ["applied", "applied"]
    found = store.ask(f"select level, amount from raw.{FEED} where source_row = 3")
    assert found == [("三级", Decimal("50.00"))]


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        (((3, "三级", "150.00"),), "mended"),
        (((3, "四级", "150.00"),), "changed"),
        (((9, "一级", "150.00"),), "source_gone"),
    ],
)
def test_a_list_that_took_the_place_says_whether_it_is_mended(
    store: Store, rows: tuple, state: str
) -> None:
    store.correct(**BY_MONTH)
    assert store.states_told == ["applied"]
    store.deliver(SECOND, rows)
    assert store.states_told == [state]
    assert store.levels == [rows[0][1]]


def test_a_correction_of_a_delivery_ends_with_it(store: Store) -> None:
    store.correct()
    store.deliver(SECOND)
    assert store.states_told == ["source_gone"]
    assert store.levels == ["一级", "二级", "二级"]


def test_another_record_in_the_same_row_is_told_by_what_stands_beside(store: Store) -> None:
    store.correct(**BY_MONTH, beside="{amount: 150.00}")
    store.deliver(SECOND, ((3, "一级", "160.00"), *ROWS_BELOW))
    assert store.states_told == ["changed"]
    assert store.levels[0] == "一级"


ROWS_BELOW = ((4, "二级", "100.00"),)


def test_a_row_of_two_sheets_is_not_guessed(store: Store) -> None:
    store.deliver(FIRST, ROWS_BELOW + ROWS_BELOW, None)
    store.correct(row="4", sheet=None, **{"is": "二级"})
    assert store.states_told == ["ambiguous"]
    assert store.levels == ["二级", "二级"]


def test_a_delivery_without_sheets_is_corrected_by_its_row(store: Store) -> None:
    store.deliver(FIRST, sheet=None)
    store.correct(sheet=None)
    assert store.levels[0] == "三级"


def test_values_are_typed_by_the_contract(store: Store) -> None:
    store.correct(row="3", **{"is": "1级", "should_be": "IV"})
    store.correct(row="4", column="benefit_month", **{"is": "2013年6月", "should_be": "2013-05"})
    store.correct(row="5", column="town", **{"is": TOWN, "should_be": "大塘镇"})
    assert store.states_told == ["applied"] * 3
    query = f"select level, cast(benefit_month as varchar), town_code from raw.{FEED} order by all"
    assert store.ask(query) == [
        ("二级", "2013-05-01", TOWN),
        ("二级", "2013-06-01", "440607101000"),
        ("四级", "2013-06-01", TOWN),
    ]


def test_two_records_of_one_cell_stop_the_build(store: Store) -> None:
    store.correct()
    store.correct(**BY_MONTH, should_be="四级")
    with pytest.raises(Problem, match="correction_twice"):
        store.ask("select 1")

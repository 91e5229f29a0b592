"""Six donation lists as they were really published give their true sums, in any order."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.build.load_raw import load_raw
from tests.deliveries.real_lists import DONATIONS, ORDERS, ROWS, YUAN, list_of, where_they_are

pytestmark = where_they_are
STATES = {
    "donate01.xls": ("superseded", "donate02.xls", "c"),
    "donate02.xls": ("in_force", None, None),
    "donate03.xls": ("in_force", None, None),
    "donate04.xls": ("reissue", "donate03.xls", "b"),
    "donate05.xls": ("in_force", None, None),
    "donate06.xls": ("in_force", None, None),
}
# Each intake judges what it brought, and a list knows as which it came.
OF_THE_RUN = {"quality_results"}
OF_THE_ARRIVAL = ("arrival",)


def in_force(office) -> tuple[int, str]:
    table = pl.read_parquet(office.settings.folder.deliveries)
    lists = table.filter(pl.col("state") == "in_force")
    return lists["rows_accepted"].sum(), str(lists["amount_sum"].sum())


def seen_by_a_build(office) -> dict[str, pl.DataFrame]:
    """Every raw table that models read, its rows in an order of their own."""
    with duckdb.connect() as connection:
        load_raw(connection, office.settings.folder)
        listed = "select table_name from information_schema.tables where table_schema = 'raw'"
        names = {name for (name,) in connection.execute(listed).fetchall()} - OF_THE_RUN
        frames = {name: connection.sql(f"from raw.{name}").pl() for name in names}
    known = {name: frame.drop(OF_THE_ARRIVAL, strict=False) for name, frame in frames.items()}
    return {name: frame.sort(frame.columns) for name, frame in known.items()}


def test_the_lists_in_force_are_counted_once(office):
    result = office.take(DONATIONS)
    assert (len(result.receipts), result.refused) == (6, [])
    assert result.passed_by == ["README.md"]
    assert office.states == STATES
    assert in_force(office) == (ROWS, YUAN)
    for receipt in result.receipts:
        counts = receipt["counts"]
        others = ("accepted", "rejected", "totals", "notes")
        assert counts["rows_read"] == sum(counts[name] for name in others)
        assert counts["totals"] == 1


def test_the_two_changed_rows_are_shown(office):
    office.take(list_of(1), list_of(2))
    (replaced,) = office.receipt("donate02.xls")["deliveries"][0]["supersedes"]
    assert (replaced["rows"], replaced["repeated"]) == (60, 58)
    assert [change["columns"] for change in replaced["changed"]] == [["received_on"], ["donor_key"]]
    assert [change["new"]["row"] for change in replaced["changed"]] == [4, 46]
    assert replaced["removed"] == []
    assert sum(part["count"] for part in replaced["added"]) == 1573


def test_a_build_sees_the_same_whatever_the_order_of_arrival(new_office):
    seen = []
    for order in ORDERS:
        office = new_office("".join(map(str, order)))
        for number in order:
            office.take(list_of(number))
        assert office.states == STATES
        assert in_force(office) == (ROWS, YUAN)
        before = office.written()
        office.take(DONATIONS)
        assert office.written() == before
        seen.append(seen_by_a_build(office))
    assert seen[0]["donations"].height == ROWS
    for other in seen[1:]:
        assert other.keys() == seen[0].keys()
        assert [name for name in other if not other[name].equals(seen[0][name])] == []

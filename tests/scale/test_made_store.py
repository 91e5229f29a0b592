"""A made store grows with its copies, and one more list is of other people."""

from __future__ import annotations

from pathlib import Path

import duckdb

from benchmarks.scale.made_store import count_payments, make_store
from benchmarks.scale.one_more_list import deliver_one_more
from pipelines.build.load_raw import load_raw
from pipelines.settings import Settings

LIST = "raw.disability_allowance_payments"


def ask(settings: Settings, sql: str) -> tuple:
    with duckdb.connect() as connection:
        load_raw(connection, settings.folder)
        return connection.execute(sql).fetchall()[0]


def test_two_copies_hold_twice_the_rows_and_people(built: Settings, tmp_path: Path) -> None:
    of_one = count_payments(built.data)
    store = make_store(built.data, tmp_path / "data", (of_one + 1) / 1e6)
    assert (store.copies, store.payments) == (2, 2 * of_one)
    assert count_payments(store.data) == 2 * of_one
    counts = f"select count(*), count(distinct person_key), sum(amount) from {LIST}"
    once = ask(built, counts)
    assert ask(Settings(data=store.data), counts) == tuple(2 * count for count in once)


def test_one_more_list_is_a_hundredth_of_other_people(built: Settings, tmp_path: Path) -> None:
    store = make_store(built.data, tmp_path / "data", 0.001)
    settings = Settings(data=store.data)
    before = ask(settings, f"select count(*), count(distinct person_key) from {LIST}")
    added = deliver_one_more(settings)
    assert 0.01 <= added / store.payments < 0.05
    assert count_payments(store.data) == store.payments + added
    rows, people = ask(settings, f"select count(*), count(distinct person_key) from {LIST}")
    assert rows > before[0]
    assert people > before[1]
    accepted = (
        "select count(*) = sum(rows_accepted) from raw.deliveries as deliveries "
        f"inner join (select delivery_id, count(*) as held from {LIST} group by delivery_id) "
        "using (delivery_id) where held <> rows_accepted"
    )
    assert ask(settings, accepted) == (None,)

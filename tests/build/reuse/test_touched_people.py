"""Whom changed lists touch: those on them, their households, and who is linked with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.build.reuse.parts.touched_people import TOUCHED, changed_deliveries, find_touched
from pipelines.build.reuse.raw_fingerprints import FORM, FileHashes, Lists, fingerprint_lists
from pipelines.data_folder import DataFolder

_PLACE = "delivery_id, source_sheet, source_row"
_LINK = "person_key text, linked_person_key text, name_key text, kind text"
# Households 1 and 2 share nobody in June; in July the member c moves from 1 to 2.
_ROLLS = {
    "june": [("a", "1", ["c"]), ("b", "2", []), ("x", "3", ["y"])],
    "july": [("a", "1", []), ("b", "2", ["c"]), ("x", "3", ["y"])],
}
_VISITS = {"of_x": ["x"], "of_z": ["z"]}


class Store:
    """A raw schema over files of two rolls and two lists of visits."""

    def __init__(self, root: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.folder, self.connection = DataFolder(root), connection
        for table in ("subsistence_payments", "subsistence_members", "home_care_visits"):
            (self.folder.raw / table).mkdir(parents=True)
        for name, households in _ROLLS.items():
            heads = [
                f"('{name}', 's', {row}, 'T', '{number}', '{head}')"
                for row, (head, number, _) in enumerate(households)
            ]
            members = [
                f"('{name}', 's', {row}, '{member}')"
                for row, (*_, listed) in enumerate(households)
                for member in listed
            ]
            self._write("subsistence_payments", name, heads, "town_code, household_no, person_key")
            self._write("subsistence_members", name, members, "person_key")
        for name, people in _VISITS.items():
            rows = [f"('{name}', 's', {row}, '{person}')" for row, person in enumerate(people)]
            self._write("home_care_visits", name, rows, "person_key")
        connection.execute("create schema raw")
        connection.execute(
            "create table main.dim_people as select p::text as person_key from range(100) as t(p)"
        )
        for links in ("raw.identity_links", "main.fct_identity_links"):
            connection.execute(f"create table {links} ({_LINK})")

    def _write(self, table: str, name: str, rows: list[str], columns: str) -> None:
        told = f"from (values {', '.join(rows)}) as t({_PLACE}, {columns})"
        to = self.folder.raw / table / f"{name}.parquet"
        self.connection.execute(f"copy ({told}) to '{to}' (format parquet)")

    def lists(self, *in_force: str, **completes: str) -> Lists:
        """Put lists in force, some of which complete another; what the raw tables are made of."""
        for place in sorted(self.folder.raw.iterdir()):
            files = [str(p) for p in sorted(place.glob("*.parquet")) if p.stem in in_force]
            self.connection.execute(
                f"create or replace view raw.{place.name} as from read_parquet({files})"
            )
        rows = ", ".join(f"('{name}', '{completes.get(name, '')}')" for name in in_force)
        self.connection.execute(
            "create or replace table raw.deliveries as "
            f"from (values {rows}) as t(delivery_id, completes)"
        )
        return fingerprint_lists(self.connection, FileHashes())

    def touched(self, earlier: Lists, lists: Lists) -> set[str] | None:
        if not find_touched(self.connection, self.folder, earlier, lists):
            return None
        return {name for (name,) in self.connection.execute(f"from {TOUCHED}").fetchall()}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with duckdb.connect() as connection:
        yield Store(tmp_path / "store", connection)


def test_a_list_touches_who_stands_on_it(store: Store) -> None:
    earlier = store.lists("june", "of_x")
    assert store.touched(earlier, store.lists("june", "of_x", "of_z")) == {"z"}


def test_a_list_that_went_touches_its_people_and_their_household(store: Store) -> None:
    earlier = store.lists("june", "of_x", "of_z")
    assert store.touched(earlier, store.lists("june", "of_z")) == {"x", "y", "T-3"}


def test_households_that_shared_somebody_are_touched_together(store: Store) -> None:
    store._write("home_care_visits", "of_a", ["('of_a', 's', 0, 'a')"], "person_key")
    earlier = store.lists("june", "july", "of_x")
    found = store.touched(earlier, store.lists("june", "july", "of_x", "of_a"))
    assert found == {"a", "b", "c", "T-1", "T-2"}


def test_a_roll_that_went_ties_as_it_did(store: Store) -> None:
    """Without July nobody but July's own list says that c was in household 2."""
    earlier = store.lists("june", "july", "of_x")
    store._write("home_care_visits", "of_b", ["('of_b', 's', 0, 'b')"], "person_key")
    found = store.touched(earlier, store.lists("june", "of_x", "of_b"))
    assert found == {"a", "b", "c", "x", "y", "T-1", "T-2", "T-3"}


@pytest.mark.parametrize("links", ["raw.identity_links", "main.fct_identity_links"])
def test_linked_people_are_touched_together(store: Store, links: str) -> None:
    store.connection.execute(f"insert into {links} values ('q', 'z', 'n', 'k')")
    earlier = store.lists("june", "of_x")
    assert store.touched(earlier, store.lists("june", "of_x", "of_z")) >= {"q", "z"}


def test_a_list_whose_place_changes_touches_those_of_its_supplement(store: Store) -> None:
    earlier = store.lists("june", "of_x", "of_z", of_z="of_x")
    lists = store.lists("june", "of_x", "of_z", of_z="of_x")
    of_x = dict(lists["deliveries"], of_x="reported on another day")
    assert store.touched(earlier, lists | {"deliveries": of_x}) >= {"x", "z"}


def test_a_table_without_lists_has_no_form_that_could_differ() -> None:
    one = {"visits": {FORM: "none"}, "rolls": {FORM: "1", "aa": "x"}}
    other = {"visits": {FORM: "2", "bb": "y"}, "rolls": {FORM: "1", "aa": "x"}}
    assert changed_deliveries(one, other) == changed_deliveries(other, one) == {"bb"}


def test_a_new_link_touches_both(store: Store) -> None:
    earlier = store.lists("june", "of_x")
    store.connection.execute("insert into raw.identity_links values ('p', 'q', 'n', 'k')")
    assert store.touched(earlier, store.lists("june", "of_x", "of_z")) == {"p", "q", "z"}


def test_a_file_that_was_written_anew_tells_nothing(store: Store) -> None:
    earlier = store.lists("june", "of_z")
    store._write("home_care_visits", "of_z", ["('of_z', 's', 0, 'w')"], "person_key")
    assert store.touched(earlier, store.lists("june", "of_z")) is None


def test_a_row_without_a_person_tells_nothing(store: Store) -> None:
    store._write("home_care_visits", "of_none", ["('of_none', 's', 0, null)"], "person_key")
    earlier = store.lists("june", "of_x")
    assert store.touched(earlier, store.lists("june", "of_x", "of_none")) is None


def test_many_people_are_not_touched_but_made_anew(store: Store) -> None:
    store.connection.execute("create or replace table main.dim_people as select 'z' as person_key")
    earlier = store.lists("june", "of_x")
    assert store.touched(earlier, store.lists("june", "of_x", "of_z")) is None
    tables = store.connection.execute("select table_name from duckdb_tables()").fetchall()
    assert (TOUCHED.removeprefix("raw."),) not in tables


def test_more_than_lists_differs() -> None:
    one = {"visits": {FORM: "1", "aa": "x"}}
    assert changed_deliveries(one, {"visits": {FORM: "1", "aa": "x", "bb": "y"}}) == {"bb"}
    assert changed_deliveries(one, {"visits": {FORM: "2", "aa": "y"}}) == set()
    assert changed_deliveries(one, one | {"other": {FORM: "1"}}) == set()

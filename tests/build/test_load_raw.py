"""The raw views hold the deliveries in force, and nothing else."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.build.load_raw import load_raw
from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import DELIVERIES, feed_schemas, side_schemas
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

FEEDS = feed_schemas(load_contracts())
SIDES = side_schemas(load_contracts())


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def write_parquet(path: Path, schema: dict[str, str], rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        columns = ", ".join(f"{name} {kind}" for name, kind in schema.items())
        connection.execute(f"create table t ({columns})")
        for row in rows:
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            connection.execute(f"insert into t ({names}) values ({marks})", list(row.values()))
        connection.table("t").write_parquet(str(path))


def deliver(folder: DataFolder, states: dict[str, str]) -> None:
    """A register of donations, one row a delivery, and a raw file of one row for each."""
    rows = [
        {"delivery_id": i, "feed": "donations", "state": s, "rows_accepted": 1, "is_nil": False}
        for i, s in states.items()
    ]
    write_parquet(folder.deliveries, DELIVERIES, rows)
    for delivery_id in states:
        path = folder.raw / "donations" / f"{delivery_id}.parquet"
        write_parquet(path, FEEDS["donations"], [{"delivery_id": delivery_id, "source_row": 2}])


def rows_of(folder: DataFolder, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        load_raw(connection, folder)
        return connection.execute(query).fetchall()


def test_an_empty_store_gives_every_table_empty_and_typed(folder: DataFolder) -> None:
    with duckdb.connect() as connection:
        assert load_raw(connection, folder) == []
        for table, schema in {**FEEDS, **SIDES, "deliveries": DELIVERIES}.items():
            found = connection.execute(f"select * from raw.{table}")
            assert [c[0] for c in found.description] == list(schema), table
            assert found.fetchall() == []


def test_only_deliveries_in_force_are_seen(folder: DataFolder) -> None:
    deliver(folder, {"aa": "in_force", "bb": "superseded", "cc": "withdrawn", "dd": "reissue"})
    assert rows_of(folder, "select delivery_id from raw.donations") == [("aa",)]
    assert rows_of(folder, "select count(*) from raw.deliveries") == [(4,)]


def test_side_tables_follow_their_delivery(folder: DataFolder) -> None:
    deliver(folder, {"aa": "in_force", "bb": "superseded"})
    for delivery_id in ("aa", "bb"):
        path = folder.raw / "rejected_rows" / f"{delivery_id}.parquet"
        write_parquet(path, SIDES["rejected_rows"], [{"delivery_id": delivery_id}])
    assert rows_of(folder, "select delivery_id from raw.rejected_rows") == [("aa",)]


def test_a_column_that_an_old_file_lacks_is_null(folder: DataFolder) -> None:
    deliver(folder, {"aa": "in_force", "bb": "in_force"})
    older = {"delivery_id": "varchar", "source_row": "bigint"}
    path = folder.raw / "donations" / "aa.parquet"
    write_parquet(path, older, [{"delivery_id": "aa", "source_row": 5}])
    query = "select delivery_id, source_row, row_hash from raw.donations order by 1"
    assert rows_of(folder, query) == [("aa", 5, None), ("bb", 2, None)]


@pytest.mark.parametrize("damage", ["missing", "torn"])
def test_a_raw_file_that_cannot_be_read_is_named(folder: DataFolder, damage: str) -> None:
    deliver(folder, {"aa": "in_force", "bb": "in_force"})
    path = folder.raw / "donations" / "bb.parquet"
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(Problem, match="raw_file_unreadable") as caught:
        rows_of(folder, "select 1")
    assert caught.value.values["path"] == path


def test_a_folder_with_a_quote_in_its_name_works(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "it's")
    deliver(folder, {"aa": "in_force"})
    assert rows_of(folder, "select count(*) from raw.donations") == [(1,)]

"""Spark's parquet enters the build's file as the contract says, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from pipelines.build.seal import create_database
from pipelines.build.spark.load_tables import load_tables, write_raw
from pipelines.problem import Problem

NODES = {
    "model.things": {
        "resource_type": "model",
        "schema": "main",
        "alias": "things",
        "description": "One row per thing; the elder's too.",
        "config": {"materialized": "table"},
        "columns": {
            "thing": {
                "name": "thing",
                "description": "Which.",
                "constraints": [{"type": "not_null"}],
            }
        },
    },
    "model.passing": {
        "resource_type": "model",
        "schema": "staging",
        "alias": "passing",
        "config": {"materialized": "table"},
    },
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "build.duckdb"
    create_database(path).close()
    return path


def made(tmp_path: Path, *rows: str) -> tuple[Path, Path]:
    """A warehouse as Spark leaves it, a file a row, and dbt's manifest."""
    table = tmp_path / "warehouse" / "main.db" / "things"
    table.mkdir(parents=True)
    for number, row in enumerate(rows):
        frame = duckdb.sql(f"select cast({row} as integer) as thing")
        frame.write_parquet(str(table / f"part-{number}.parquet"))
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"nodes": NODES}), encoding="utf-8")
    return tmp_path / "warehouse", manifest


def test_a_table_comes_with_its_rows_words_and_constraint(database: Path, tmp_path: Path) -> None:
    load_tables(database, *made(tmp_path, "1", "2"), {})
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute("select sum(thing) from things").fetchone() == (3,)
        told = connection.execute("select table_name, comment from duckdb_tables()").fetchall()
        assert told == [("things", "One row per thing; the elder's too.")]
        column = connection.execute("select is_nullable, comment from duckdb_columns()")
        assert (False, "Which.") in column.fetchall()


@pytest.mark.parametrize("rows", [["1", "null"], []])
def test_a_forbidden_null_and_a_table_without_files_are_refused(
    database: Path, tmp_path: Path, rows: list[str]
) -> None:
    with pytest.raises(Problem, match="spark_table_refused") as caught:
        load_tables(database, *made(tmp_path, *rows), {})
    assert caught.value.values["table"] == "things"


def test_raw_tables_are_written_as_the_build_sees_them(database: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema raw")
        connection.execute("create view raw.gifts as select cast(1.5 as decimal(18,2)) as yuan")
        connection.execute("create table raw.visits (day date)")
    write_raw(database, tmp_path / "raw", {})
    read = duckdb.read_parquet(str(tmp_path / "raw" / "gifts.parquet"))
    assert (read.types, read.fetchall()[0][0] * 2) == (["DECIMAL(18,2)"], 3)
    assert duckdb.read_parquet(str(tmp_path / "raw" / "visits.parquet")).columns == ["day"]

"""What others read: the published file by its path, and a table as parquet, to the cent and day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.build.current import CurrentBuild
from pipelines.query.table_rows import open_table
from pipelines.query.write_file import write_file

SUM = Decimal("448948.50")
QUESTION = "select count(*), sum(yuan), max(day), count(gap) from things"
LAST = date(2014, 4, 26)


@pytest.fixture(scope="module")
def parquet(build: CurrentBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parquet") / "things.parquet"
    with open_table(build, "things") as answer:
        write_file(answer, path, "parquet")
    return path


def test_duckdb_of_the_lock_reads_the_file(build: CurrentBuild) -> None:
    with duckdb.connect(str(build.path), read_only=True) as connection:
        assert connection.execute(QUESTION).fetchone() == (300, SUM, LAST, 299)


def test_the_file_is_of_the_storage_that_duckdb_1_5_reads(build: CurrentBuild) -> None:
    """docs/clients.md records the trial with 1.5 itself; 2.0's own storage it cannot open."""
    with duckdb.connect(str(build.path), read_only=True) as connection:
        (tags,) = connection.execute(
            "select tags from duckdb_databases() where database_name = current_database()"
        ).fetchone()
    assert "v1.5" in tags["storage_version"]


def test_polars_reads_the_file_through_duckdb(build: CurrentBuild) -> None:
    with duckdb.connect(str(build.path), read_only=True) as connection:
        frame = pl.read_database("select * from things", connection)
    assert frame["yuan"].sum() == SUM
    assert frame.schema["day"] == pl.Date


def test_pandas_reads_the_file_through_duckdb(build: CurrentBuild) -> None:
    with duckdb.connect(str(build.path), read_only=True) as connection:
        frame = connection.execute("select * from things").df()
    assert len(frame) == 300
    assert frame["name"].iloc[299] == "镇299"
    assert frame["gap"].isna().sum() == 1


def test_polars_reads_the_parquet(parquet: Path) -> None:
    frame = pl.read_parquet(parquet)
    assert frame.select(pl.len(), pl.col("yuan").sum(), pl.col("day").max()).row(0) == (
        300,
        SUM,
        LAST,
    )


def test_pandas_reads_the_parquet(parquet: Path) -> None:
    frame = pd.read_parquet(parquet)
    assert sum(frame["yuan"]) == SUM
    assert frame["day"].max() == LAST
    assert frame["name"].iloc[299] == "镇299"


def test_pyarrow_reads_the_parquet_with_its_types(parquet: Path) -> None:
    table = pq.read_table(parquet)
    assert table.schema.field("yuan").type == pa.decimal128(18, 2)
    assert table.schema.field("day").type == pa.date32()
    assert table.schema.field("even").type == pa.bool_()
    assert table.column("gap").null_count == 1
    assert pa.compute.sum(table.column("yuan")).as_py() == SUM

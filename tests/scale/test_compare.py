"""A table that differs by a cent, a row or a repetition is told; one in another order is not."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from benchmarks.scale.compare import compare_tables, digest_build

ROWS = "values ('a', 1.10), ('b', 2.20), ('b', 2.20), (null, 0.00)"


def write(path: Path, rows: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "create table sums as select person, cast(yuan as decimal(18, 2)) as yuan "
            f"from ({rows}) as told(person, yuan)"
        )
    return path


@pytest.mark.parametrize(
    ("rows", "is_equal"),
    [
        ("values (null, 0.00), ('b', 2.20), ('a', 1.10), ('b', 2.20)", True),
        ("values ('a', 1.11), ('b', 2.20), ('b', 2.20), (null, 0.00)", False),
        # The sum stays: the cents stand with another person.
        ("values ('a', 2.20), ('b', 1.10), ('b', 2.20), (null, 0.00)", False),
        ("values ('a', 1.10), ('a', 1.10), ('b', 2.20), (null, 0.00)", False),
        ("values ('a', 1.10), ('b', 2.20), ('b', 2.20)", False),
        ("values ('a', 1.10), ('b', 2.20), ('b', 2.20), (null, null)", False),
    ],
)
def test_tables_are_equal_only_row_by_row(tmp_path: Path, rows: str, is_equal: bool) -> None:
    build, made = write(tmp_path / "build.duckdb", ROWS), write(tmp_path / "made.duckdb", rows)
    spill = tmp_path / "spill"
    found = compare_tables(digest_build(build, ["sums"], spill), made, ["sums"], spill)
    assert (found["sums"] == "") is is_equal


def test_a_table_without_a_column_is_not_equal(tmp_path: Path) -> None:
    build, made = write(tmp_path / "build.duckdb", ROWS), tmp_path / "made.duckdb"
    with duckdb.connect(str(made)) as connection:
        connection.execute("create table sums as select 'a' as person")
    digests = digest_build(build, ["sums"], tmp_path / "spill")
    with pytest.raises(duckdb.BinderException):
        compare_tables(digests, made, ["sums"], tmp_path / "spill")


def test_only_findings_of_the_checks_that_a_way_knows_are_held_against_it(tmp_path: Path) -> None:
    build, place = tmp_path / "build.duckdb", tmp_path / "made"
    row = (
        "'a' as subject_key, 'p' as programme_code, 't' as town_code, date '2013-01-01' as month, "
        "1.50 as amount_at_risk_yuan, 'd' as delivery_id, 's' as source_sheet, 1 as source_row"
    )
    with duckdb.connect(str(build)) as connection:
        connection.execute(
            f"create table fct_finding_rows as select *, {row} from "
            "(values ('D1'), ('O5'), ('T7')) as told(check_code)"
        )
    place.mkdir()
    duckdb.sql(f"select 'D1' as check_code, {row}").write_parquet(
        str(place / "finding_sums.parquet")
    )
    digests = digest_build(build, ["finding_rows", "finding_sums"], tmp_path / "spill")
    assert digests["finding_rows"].rows == 2
    found = compare_tables(digests, place, ["finding_sums"], tmp_path / "spill")
    assert found == {"finding_sums": ""}

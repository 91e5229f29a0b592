"""A year is closed whole, once, by one closer at a time; what goes wrong is told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import duckdb
import polars as pl
import pytest

from pipelines.closing import close_year as closing
from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.problem import Problem

WORKS = Path(__file__).parents[1] / "frames" / "works"
TABLES = """
    create table dim_indicators as select *, 'sum' as aggregation from indicators;
    create table fct_deliveries as
    select 'one' as delivery_id, 'lists' as feed, 'a' as deliverer_code, true as is_in_force;
    create table dim_months as
    select month::date as month, year(month) as year, true as is_within_horizon
    from range(date '2012-01-01', date '2014-04-01', interval 1 month) as t (month)
"""
BUILD = SimpleNamespace(manifest=SimpleNamespace(id="built"))


@dataclass(frozen=True)
class Place:
    """A data folder whose build has made-up figures of 2013."""

    folder: DataFolder
    connection: duckdb.DuckDBPyConnection

    def close(self, year: int = 2013) -> closing.Closed:
        return closing.close_year(self.folder, BUILD, year, "某人")

    def refused(self, year: int = 2013) -> Problem:
        with pytest.raises(Problem) as caught:
            self.close(year)
        return caught.value


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with duckdb.connect() as connection:
        for file in ("values.sql", "stated.sql"):
            connection.execute((WORKS / file).read_text(encoding="utf-8"))
        connection.execute(TABLES)

        @contextmanager
        def open_made(_: object) -> Iterator[duckdb.DuckDBPyConnection]:
            yield connection

        monkeypatch.setattr(closing, "open_build", open_made)
        yield Place(DataFolder(tmp_path), connection)


def test_a_closed_year_keeps_exact_figures_what_texts_told_and_what_they_stood_on(place):
    closed = place.close()
    kept = pl.read_parquet(place.folder.closed_years / "2013" / "figures.parquet")
    assert closed.figure_count == kept.height > 0
    rows = {
        (row["indicator_id"], row["area_code"]): row
        for row in kept.filter(pl.col("period").str.len_chars() > 7).iter_rows(named=True)
    }
    people, money = rows["people", "a"], rows["money", "a"]
    assert (people["value"], people["told_value"], people["is_hidden"]) == (3, 5, False)
    assert (money["value"], money["told_value"]) == (Decimal("300.01"), None)
    assert money["is_hidden"]
    village = rows["villages", "a"]
    assert (village["is_complete"], village["deliveries_received"]) == (False, 1)


def test_a_year_is_closed_once_and_the_second_closer_is_told_by_whom(place):
    place.close()
    problem = place.refused()
    assert (problem.code, problem.values["closed_by"]) == ("close_again", "某人")


def test_a_damaged_note_of_a_closed_year_is_a_sentence(place):
    place.close()
    (place.folder.closed_years / "2013" / "closed.json").write_text("{", encoding="utf-8")
    assert place.refused().code == "close_damaged"


def test_what_a_dead_closer_left_does_not_bar_the_next(place):
    left = place.folder.closed_years / ".2013"
    left.mkdir(parents=True)
    (left / "figures.parquet").write_text("torn", encoding="utf-8")
    assert place.close().figure_count > 0
    assert [path.name for path in place.folder.closed_years.iterdir()] == ["2013"]


def test_nobody_closes_while_another_builds_or_closes(place):
    with build_lock(place.folder.lock):
        problem = place.refused()
    assert (problem.code, problem.exit_status) == ("close_busy", 75)


def test_a_failure_leaves_no_year_behind(place, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(closing.os, "replace", fail)
    with pytest.raises(OSError, match="full"):
        place.close()
    assert list(place.folder.closed_years.iterdir()) == []


@pytest.mark.parametrize(
    ("year", "code"),
    [(2014, "close_not_ended"), (1990, "close_before_data"), (2020, "close_not_ended")],
)
def test_a_year_that_has_not_ended_in_the_data_or_lies_before_them_is_refused(place, year, code):
    problem = place.refused(year)
    assert (problem.code, problem.exit_status) == (code, 2)

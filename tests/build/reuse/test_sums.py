"""Sums less what people were and more what they are, held against sums over everybody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.build.reuse.parts.kept_sums import bring_sums, keep_sums, take_back
from pipelines.build.reuse.parts.sums import SUMS_PEOPLE, Sums, replace_sums
from pipelines.build.reuse.statements.project import Node, Project

_MODEL = """
    select town, count(*) as payment_count, cast(sum(yuan) as decimal(18, 2)) as yuan,
        count(distinct person) as people_count, max(yuan) as largest_yuan
    from {} where {} group by town
"""
_SUMS = Sums(["payment_count"], ["yuan", "people_count"], ["largest_yuan"])
Rows = list[tuple[int, str, int]]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as before; attach ':memory:' as small")
        yield connection


def replaced(connection: duckdb.DuckDBPyConnection, old: Rows, new: Rows, touched: str) -> bool:
    """Make the report of old rows, bring it to the new ones; whether that could be told."""
    for name, rows in (("old", old), ("new", new)):
        told = ", ".join(str(row) for row in rows) or "(0, '', 0)"
        connection.execute(
            f"create or replace table {name} as select person, town, yuan::decimal(18, 2) as yuan "
            f"from (values {told}) as t(person, town, yuan) where town <> ''"
        )
    for place, rows, whose in (
        ("main", "old", "true"),
        ("before.main", "old", touched),
        ("small.main", "new", touched),
    ):
        made = _MODEL.format(rows, whose)
        connection.execute(f"create or replace table {place}.report as {made}")
    return replace_sums(connection, "main.report", _SUMS)


def differs(connection: duckdb.DuckDBPyConnection, rows: str) -> bool:
    whole, report = _MODEL.format(rows, "true"), "from main.report"
    query = f"({whole} except {report}) union all ({report} except {whole})"
    return connection.execute(query).fetchall() != []


@pytest.mark.parametrize("seed", range(20))
def test_what_is_replaced_is_what_sums_over_everybody_are(
    connection: duckdb.DuckDBPyConnection, seed: int
) -> None:
    chance = random.Random(seed)

    def payments(person: int) -> Rows:
        count = chance.randrange(3)
        return [(person, chance.choice("甲乙丙"), chance.randrange(-3, 9)) for _ in range(count)]

    others = [row for person in range(5, 12) for row in payments(person)]
    old, new = ([row for person in range(5) for row in payments(person)] for _ in range(2))
    is_told = replaced(connection, others + old, others + new, "person < 5")
    assert differs(connection, "new" if is_told else "old") is False


def test_the_largest_is_not_told_where_a_touched_person_alone_had_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    old, new = [(1, "甲", 9), (7, "甲", 5)], [(1, "甲", 3), (7, "甲", 5)]
    assert not replaced(connection, old, new, "person < 5")
    assert not differs(connection, "old")
    assert replaced(connection, old, [(1, "甲", 9), (7, "甲", 5), (2, "甲", 4)], "person < 5")
    assert not differs(connection, "new")


def test_a_group_that_nobody_is_in_any_more_goes(connection: duckdb.DuckDBPyConnection) -> None:
    assert replaced(connection, [(1, "甲", 9), (7, "乙", 5)], [(7, "乙", 5)], "person < 5")
    assert connection.execute("select town from report").fetchall() == [("乙",)]


def test_people_who_were_more_than_all_tell_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    replaced(connection, [(1, "甲", 9)], [(1, "甲", 9)], "person < 5")
    connection.execute("delete from main.report")
    assert not replace_sums(connection, "main.report", _SUMS)


def test_a_figure_that_is_no_sum_of_peoples_is_not_what_sums_over_everybody_are(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An average declared as a sum, as every sequence of events would find (test_same_as_full)."""
    average = _MODEL.replace("sum(yuan)", "avg(yuan)")
    monkeypatch.setattr("tests.build.reuse.test_sums._MODEL", average)
    old = [(1, "甲", 2), (7, "甲", 8)]
    assert replaced(connection, old, [*old, (2, "甲", 8)], "person < 5")
    assert differs(connection, "new")


def test_kept_sums_that_are_not_whole_are_not_taken_over(tmp_path: Path) -> None:
    node = Node("model", "staging", "int_sums", columns={"n": "integer"}, meta={SUMS_PEOPLE: {}})
    project = Project({"model.int_sums": node}, {}, {})
    earlier, whole, torn = (tmp_path / name for name in ("earlier", "whole", "torn"))
    for place in (earlier, whole, torn):
        place.mkdir()
    with duckdb.connect() as connection:
        connection.execute("create schema staging; create table staging.int_sums as select 1 as n")
        hashes = keep_sums(connection, project, earlier)
        bring_sums(earlier, whole, hashes)
        assert take_back(connection, project, whole, {"model.int_sums"}) == {"model.int_sums"}
        (kept,) = (earlier / "sums").iterdir()
        kept.write_bytes(kept.read_bytes()[:-1])
        bring_sums(earlier, torn, hashes)
        assert take_back(connection, project, torn, {"model.int_sums"}) == set()

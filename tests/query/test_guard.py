"""The SQL door lets questions in and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from pipelines.problem import Problem
from pipelines.query.guard import judge
from tests.query.statements import HOSTILE, WELCOME

TABLES = {"rpt_things", "fct_many"}


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.mark.parametrize("sql", WELCOME)
def test_a_question_passes(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    judge(connection, sql, TABLES)


@pytest.mark.parametrize("sql", HOSTILE)
def test_anything_else_is_refused(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    with pytest.raises(Problem, match="sql_"):
        judge(connection, sql, TABLES)


def test_no_step_takes_the_name_of_a_table_that_is_there() -> None:
    sql = "with a as (from hidden), {} as (select 1) from a"
    with duckdb.connect() as there:
        there.execute("create table hidden as select 1; create view seen as from hidden")
        there.execute("create schema raw; create table raw.hidden_too as select 1")
        for name in ("hidden", "HIDDEN", '"Hidden"', "seen", "hidden_too"):
            with pytest.raises(Problem, match="sql_step_name"):
                judge(there, sql.format(name), TABLES)
        judge(there, "with rpt_things as (select 1) from rpt_things", TABLES)


def test_there_are_enough_of_both() -> None:
    assert len(WELCOME) >= 20
    assert len(HOSTILE) >= 60

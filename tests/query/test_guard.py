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


def test_there_are_enough_of_both() -> None:
    assert len(WELCOME) >= 20
    assert len(HOSTILE) >= 60

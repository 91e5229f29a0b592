"""The questions of docs/questions.md pass the SQL door and have answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipelines.build.current import open_current
from pipelines.data_folder import DataFolder
from pipelines.query.guard import judge
from tests.district.made_district import District

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
QUESTION = re.compile(r"^## (\d+)\. (.+?)\n.*?^```sql\n(.+?)^```", re.M | re.S)
QUESTIONS = {int(n): sql for n, _, sql in QUESTION.findall(PAGE.read_text(encoding="utf-8"))}


@pytest.fixture(scope="session")
def warehouse(first_district: District) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample's build in force."""
    with open_current(DataFolder(first_district.data)) as connection:
        yield connection


def answer(warehouse: duckdb.DuckDBPyConnection, number: int) -> list[tuple]:
    return warehouse.execute(QUESTIONS[number]).fetchall()


def test_there_are_ten() -> None:
    assert list(QUESTIONS) == list(range(1, 11))


@pytest.mark.parametrize("number", QUESTIONS)
def test_a_question_is_let_in_and_each_column_of_its_answer_holds_something(
    warehouse: duckdb.DuckDBPyConnection, number: int
) -> None:
    names = warehouse.execute("select table_name from duckdb_tables()").fetchall()
    judge(warehouse, QUESTIONS[number], {name for (name,) in names})
    rows = answer(warehouse, number)
    assert rows
    assert all(any(cell is not None for cell in column) for column in zip(*rows, strict=True))


def test_every_key_work_is_told_once(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert [row[0] for row in answer(warehouse, 1)] == list(range(1, 11))


def test_spending_is_what_was_paid(warehouse: duckdb.DuckDBPyConnection) -> None:
    paid = "select sum(amount_yuan) from fct_payments where year(paid_month) = 2013"
    told = sum((row[2] for row in answer(warehouse, 2)), Decimal(0))
    assert (told,) == warehouse.execute(paid).fetchone()


def test_a_months_deliveries_come_to_its_sum(warehouse: duckdb.DuckDBPyConnection) -> None:
    june = next(row for row in answer(warehouse, 3) if f"{row[0]:%Y-%m}" == "2013-06")
    assert sum(row[4] for row in answer(warehouse, 10)) == june[2]

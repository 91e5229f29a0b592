"""What analysts ask every day gets through the door, and is answered."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.access.rights import tables_of
from pipelines.build.current import current_build
from pipelines.problem import Problem
from pipelines.query.door_process import open_locked
from pipelines.query.guard import judge
from pipelines.settings import Settings
from tests.query.legitimate_questions import legitimate_questions


def test_a_hundred_questions_are_let_in_and_answered(first_district) -> None:
    build = current_build(Settings(data=first_district.data).folder)
    tables = tables_of("analyst", build.manifest.tables)
    questions = legitimate_questions()
    assert len(set(questions)) >= 100
    refused, empty = {}, []
    with open_locked(str(build.path), 1024) as connection:
        for sql in questions:
            try:
                judge(connection, sql, tables)
                rows = connection.execute(sql).fetchmany(10_001)
            except (Problem, duckdb.Error) as error:
                refused[sql] = str(error)
            else:
                empty += [] if rows else [sql]
    assert refused == {}
    # That nobody is meant by a question may be its answer, but seldom.
    assert len(empty) < len(questions) / 10, empty


def test_a_question_about_what_is_not_there_is_noticed(first_district) -> None:
    build = current_build(Settings(data=first_district.data).folder)
    with open_locked(str(build.path), 1024) as connection, pytest.raises(Problem):
        judge(connection, "select * from raw.donations", tables_of("analyst", ["fct_payments"]))

"""Legitimate questions with something hostile in them tell and change nothing."""

from __future__ import annotations

import os
from collections import Counter

import duckdb

from pipelines.problem import Problem
from tests.query.canaries import CANARIES, leaking, state_of, told_by
from tests.query.mutated_statements import distinct, mutated_statements

# `make door` tries many more.
_COUNT = int(os.environ.get("MINSHENG_TEST_STATEMENTS", "1500"))


def test_no_mutated_question_tells_what_it_must_not(folder, locked, visible) -> None:
    before = state_of(folder)
    statements = distinct(mutated_statements(folder, _COUNT), _COUNT)
    told = {sql: told_by(locked, sql, visible) for sql in statements}
    codes = Counter(it.code if isinstance(it, Problem) else "run" for it in told.values())
    print(f"{len(told):,} statements: {dict(codes)}")
    assert leaking(told, folder) == {}
    assert state_of(folder) == before
    # Both sides of the judge are tried: what is refused, and what is let in for what it is.
    assert codes["run"] > _COUNT / 20
    assert codes["sql_table_unknown"] + codes["sql_function_refused"] > _COUNT / 4


def test_without_the_judge_the_same_statements_would_tell(folder, visible) -> None:
    told = {}
    with duckdb.connect() as free:
        free.execute(f"attach '{folder / 'kept.duckdb'}' as kept (read_only); use kept")
        for sql in distinct(mutated_statements(folder), 400):
            try:
                told[sql] = repr(free.execute(sql).fetchmany(100))
            except (duckdb.Error, RuntimeError):
                continue
    found = {word for text in leaking(told, folder).values() for word in CANARIES if word in text}
    # Only the engine's own program knows getenv.
    assert found >= {"hidden-canary", "file-canary"}

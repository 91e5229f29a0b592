"""What gets past the judge tells nothing and changes nothing."""

from __future__ import annotations

import shutil
from collections import Counter

import duckdb
import pytest

from pipelines.problem import Problem
from pipelines.query.guard import judge
from tests.query.canaries import leaking, state_of, told_by
from tests.query.hostile_forms import (
    EXPRESSION_PLACES,
    TABLE_PLACES,
    calls_of,
    hostile_statements,
)


def test_thousands_of_hostile_statements_tell_and_change_nothing(folder, locked, visible) -> None:
    before = state_of(folder)
    told = {sql: told_by(locked, sql, visible) for sql in hostile_statements(folder)}
    codes = Counter(it.code if isinstance(it, Problem) else "run" for it in told.values())
    print(f"{len(told):,} statements: {dict(codes)}")
    # What the parser cannot read was no attack.
    assert len(told) - codes["sql_syntax"] >= 3000
    assert leaking(told, folder) == {}
    assert state_of(folder) == before


@pytest.mark.parametrize(
    ("harmless", "place"),
    [("rpt_things", place) for place in TABLE_PLACES]
    + [("people", place) for place in EXPRESSION_PLACES if "rpt_things" in place]
    + [("lower('a')", place) for place in EXPRESSION_PLACES if "rpt_things" not in place],
)
def test_each_place_is_one_where_a_question_could_stand(locked, visible, harmless, place) -> None:
    sql = place.replace("{}", harmless)
    if not sql.startswith(("explain", "create", "copy", "insert")):
        judge(locked, sql, visible)


def test_no_function_of_the_engine_tells_what_it_must_not(folder, locked, visible) -> None:
    before = state_of(folder)
    query = "select distinct function_name from duckdb_functions() order by all"
    with duckdb.connect() as free:
        names = [name for (name,) in free.execute(query).fetchall()]
    assert len(names) > 500
    told = {sql: told_by(locked, sql, visible) for sql in calls_of(names)}
    print(f"{len(told):,} calls, {sum(isinstance(t, str) for t in told.values()):,} of them run")
    assert leaking(told, folder) == {}
    assert state_of(folder) == before


def test_the_search_for_leaks_finds_one(folder, tmp_path) -> None:
    copy = shutil.copy(folder / "kept.duckdb", tmp_path / "copy.duckdb")
    with duckdb.connect(str(copy), read_only=True) as free:
        told = {"from hidden": repr(free.execute("from hidden").fetchall())}
    assert leaking(told, folder) == told

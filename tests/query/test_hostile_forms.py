"""What gets past the judge tells nothing and changes nothing."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.problem import Problem
from pipelines.query.door_process import open_locked
from pipelines.query.guard import judge
from tests.query.hostile_forms import (
    EXPRESSION_PLACES,
    TABLE_PLACES,
    calls_of,
    hostile_statements,
)

VISIBLE = {"rpt_things"}
CANARIES = ("hidden-canary", "file-canary", "variable-canary")
# A statement that goes on for so long is stopped by the door too, at its own limit.
_SECONDS = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("kept-canary")
    (folder / "canary.csv").write_text("file-canary\n", encoding="utf-8")
    with duckdb.connect(str(folder / "kept.duckdb")) as connection:
        connection.execute("create table rpt_things as select 1 as people, 'a' as name")
        connection.execute("create table hidden as select 'hidden-canary' as secret")
        connection.execute("create schema raw; create table raw.rows as from hidden")
        connection.execute("create sequence numbers")
    (folder / "kept.duckdb").chmod(0o444)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINSHENG_CANARY", "variable-canary")
        yield folder


@pytest.fixture(scope="module")
def locked(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_locked(str(folder / "kept.duckdb"), 512) as connection:
        yield connection


def state_of(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def told_by(connection: duckdb.DuckDBPyConnection, sql: str) -> str | Problem:
    """What a statement lets out, as one text; the judge's problem when it is refused."""
    try:
        judge(connection, sql, VISIBLE)
    except Problem as problem:
        return problem
    clock = threading.Timer(_SECONDS, connection.interrupt)
    clock.start()
    try:
        result = connection.execute(sql)
        return repr([result.description, result.fetchmany(10_000)])
    except duckdb.Error as error:
        return str(error).splitlines()[0]
    finally:
        clock.cancel()


def leaks(text: str, folder: Path) -> bool:
    return any(word in text for word in (*CANARIES, str(folder), folder.name))


def leaking(told: dict[str, str | Problem], folder: Path) -> dict[str, str]:
    """Statements whose answer holds what they must not see.

    A place that the statement itself names, said again by the engine's complaint, is no news.
    """
    answers = {sql: text for sql, text in told.items() if isinstance(text, str)}
    return {
        sql: text
        for sql, text in answers.items()
        if leaks(text.replace(str(folder), "") if str(folder) in sql else text, folder)
    }


def test_thousands_of_hostile_statements_tell_and_change_nothing(folder, locked) -> None:
    before = state_of(folder)
    told = {sql: told_by(locked, sql) for sql in hostile_statements(folder)}
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
def test_each_place_is_one_where_a_question_could_stand(locked, harmless, place) -> None:
    sql = place.replace("{}", harmless)
    if not sql.startswith(("explain", "create", "copy", "insert")):
        judge(locked, sql, VISIBLE)


def test_no_function_of_the_engine_tells_what_it_must_not(folder, locked) -> None:
    before = state_of(folder)
    query = "select distinct function_name from duckdb_functions() order by all"
    with duckdb.connect() as free:
        names = [name for (name,) in free.execute(query).fetchall()]
    assert len(names) > 500
    told = {sql: told_by(locked, sql) for sql in calls_of(names)}
    print(f"{len(told):,} calls, {sum(isinstance(t, str) for t in told.values()):,} of them run")
    assert leaking(told, folder) == {}
    assert state_of(folder) == before


def test_the_search_for_leaks_finds_one(folder, tmp_path) -> None:
    copy = shutil.copy(folder / "kept.duckdb", tmp_path / "copy.duckdb")
    with duckdb.connect(str(copy), read_only=True) as free:
        told = {"from hidden": repr(free.execute("from hidden").fetchall())}
    assert leaking(told, folder) == told

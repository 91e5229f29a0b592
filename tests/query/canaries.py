"""What no statement may tell: in a table, a file, the environment; and what a statement tells."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import duckdb

from pipelines.problem import Problem
from pipelines.query.guard import judge
from tests.query.mutated_statements import create_questioned_tables

CANARIES = ("hidden-canary", "file-canary", "variable-canary")
VARIABLE = "MINSHENG_CANARY"
# A statement that goes on for so long is stopped by the door too, at its own limit.
_SECONDS = 5


def keep_canaries(folder: Path) -> set[str]:
    """Write a file and a database; the names of the tables in it that may be asked."""
    (folder / "canary.csv").write_text("file-canary\n", encoding="utf-8")
    with duckdb.connect(str(folder / "kept.duckdb")) as connection:
        connection.execute("create table rpt_things as select 1 as people, 'a' as name")
        connection.execute("create table hidden as select 'hidden-canary' as secret")
        connection.execute("create schema raw; create table raw.rows as from hidden")
        connection.execute("create sequence numbers")
        visible = {"rpt_things"} | create_questioned_tables(connection)
    (folder / "kept.duckdb").chmod(0o444)
    return visible


def state_of(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def told_by(connection: duckdb.DuckDBPyConnection, sql: str, visible: set[str]) -> str | Problem:
    """What a statement lets out, as one text; the judge's problem when it is refused."""
    try:
        judge(connection, sql, visible)
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

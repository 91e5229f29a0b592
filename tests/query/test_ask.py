"""Behind the door: exact answers, and limits that hold even for what the guard let in."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from pipelines.build.current import CurrentBuild
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.query.ask import ask
from pipelines.query.door_process import open_locked
from pipelines.settings import Settings
from tests.access.made_readers import ANALYST


def test_answers_are_exact(build: CurrentBuild, settings: Settings) -> None:
    answer = ask("select * from rpt_things order by month nulls last", build, settings, ANALYST)
    assert answer.columns == ["name", "amount_yuan", "month", "people", "agrees"]
    assert list(answer.rows) == [
        ("一", Decimal("6210600.00"), date(2013, 1, 1), 7984, True),
        ("=1+1", Decimal("-0.10"), date(2013, 2, 1), None, False),
        (None, None, None, 3, None),
    ]
    assert not answer.more


def test_large_sums_lose_no_digit(build: CurrentBuild, settings: Settings) -> None:
    answer = ask("select sum(n * 1000000000000), 0.1 + 0.2 from fct_many", build, settings, ANALYST)
    assert list(answer.rows) == [(449985000 * 10**12, Decimal("0.3"))]


def test_rows_beyond_the_limit_are_told(build: CurrentBuild, settings: Settings) -> None:
    answer = ask("from fct_many", build, settings, ANALYST)
    assert (len(list(answer.rows)), answer.more) == (settings.sql_rows, True)
    assert not ask("from fct_many limit 10", build, settings, ANALYST, rows=10).more


def test_a_slow_query_is_stopped(build: CurrentBuild, settings: Settings) -> None:
    hasty = settings.model_copy(update={"sql_seconds": 2})
    begun = time.monotonic()
    with pytest.raises(Problem, match="sql_too_slow"):
        ask("select sum(hash(a.n * b.n)) from fct_many a, fct_many b", build, hasty, ANALYST)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "sql",
    [
        "select repeat('x', 4000000000)",
        "select list(a.n || b.n || 'padding to make it large') from fct_many a, fct_many b",
    ],
)
def test_a_large_query_fails_in_words(build: CurrentBuild, settings: Settings, sql: str) -> None:
    with pytest.raises(Problem) as caught:
        ask(sql, build, settings, ANALYST)
    assert caught.value.code in {"sql_memory", "sql_failed", "sql_too_slow"}


def test_an_answer_that_would_fill_the_servers_memory_is_refused(
    build: CurrentBuild, settings: Settings
) -> None:
    with pytest.raises(Problem, match="sql_large_answer") as caught:
        ask("select repeat('x', 1000000) from range(100)", build, settings, ANALYST)
    assert caught.value.exit_status == 1
    assert len(list(ask("select repeat('x', 1000000)", build, settings, ANALYST).rows)) == 1


def test_a_statement_of_a_book_is_refused(build: CurrentBuild, settings: Settings) -> None:
    with pytest.raises(Problem, match="sql_too_long"):
        ask(f"select 1 -- {'x' * 100_000}", build, settings, ANALYST)


def test_a_wrong_name_is_told_with_the_columns_there_are(
    build: CurrentBuild, settings: Settings
) -> None:
    with pytest.raises(Problem, match="sql_column_unknown") as caught:
        ask("select nothing from rpt_things", build, settings, ANALYST)
    assert "\n" not in caught.value.values["why"]
    assert "rpt_things" in caught.value.values["tables"]
    assert caught.value.exit_status == 1


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("", "sql_empty"),
        ("show tables", "sql_show"),
        ("selec 1", "sql_syntax_near"),
        ("from rpt_thing", "sql_table_unknown"),
        ("select z.thing from rpt_things", "sql_alias_unknown"),
        ("select fly(1)", "sql_function_unknown"),
    ],
)
def test_a_slip_is_told_in_our_own_words(
    build: CurrentBuild, settings: Settings, sql: str, code: str
) -> None:
    with pytest.raises(Problem, match=code) as caught:
        ask(sql, build, settings, ANALYST)
    assert say(caught.value.code, **caught.value.values)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "select * from glob('/*')",
        "select * from '/etc/passwd'",
        "copy (select 1) to '{folder}/written'",
        "attach '{folder}/written.duckdb'",
        "set disabled_filesystems = ''",
        "reset disabled_filesystems",
        "set enable_external_access = true",
        "install httpfs",
        "insert into rpt_things (people) values (1)",
        "drop table rpt_things",
    ],
)
def test_without_the_guard_the_connection_still_holds(
    build: CurrentBuild, sql: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("reached")
    with open_locked(str(build.path), 512) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql.replace("{folder}", str(folder))).fetchall()
    assert list(folder.iterdir()) == []

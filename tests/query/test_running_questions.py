"""A running question: it can be called off, it holds its values, it is told in the right words."""

from __future__ import annotations

import time
from contextvars import copy_context
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.build.current import CurrentBuild
from pipelines.language import speak
from pipelines.problem import Problem
from pipelines.query.ask import ask, start_asking
from pipelines.settings import Settings
from tests.access.made_readers import ANALYST

HEAVY = "select sum(hash(a.n * b.n)) from fct_many a, fct_many b, fct_many c"
HOSTILE = ["一' or '1' = '1", "一'; drop table rpt_things; --", "$name", '" or 1 = 1 --', "%"]


def test_a_cancelled_question_ends_its_child_within_a_second(
    build: CurrentBuild, settings: Settings
) -> None:
    ended: list[bool] = []
    patient = settings.model_copy(update={"sql_seconds": 60})
    running = start_asking(HEAVY, build, patient, ANALYST, on_end=lambda: ended.append(True))
    time.sleep(1.5)
    assert running.is_running
    begun = time.monotonic()
    running.cancel()
    assert time.monotonic() - begun < 1
    assert running._child.poll() is not None
    assert ended == [True]
    with pytest.raises(Problem, match="sql_cancelled"):
        running.answer()


def test_an_answer_that_is_there_is_not_lost_by_cancelling(
    build: CurrentBuild, settings: Settings
) -> None:
    running = start_asking("select 1", build, settings, ANALYST)
    assert list(running.answer().rows) == [(1,)]
    running.cancel()
    assert list(running.answer().rows) == [(1,)]


def test_questions_do_not_wait_for_each_other(build: CurrentBuild, settings: Settings) -> None:
    patient = settings.model_copy(update={"sql_seconds": 60})
    heavy = start_asking(HEAVY, build, patient, ANALYST)
    assert list(ask("select 2", build, patient, ANALYST).rows) == [(2,)]
    assert heavy.is_running
    heavy.cancel()


def test_the_child_knows_no_secret_of_the_house(
    build: CurrentBuild, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINSHENG_SECRET", "hush-hush")
    monkeypatch.setenv("MINSHENG_WEBHOOK", "https://robot.example.org/?key=hush-hush")
    running = start_asking(HEAVY, build, settings, ANALYST)
    known = Path(f"/proc/{running._child.pid}/environ").read_bytes()
    running.cancel()
    assert b"PATH=" in known
    assert b"hush" not in known


def test_values_are_bound_in_their_types(build: CurrentBuild, settings: Settings) -> None:
    values = {"name": "一", "least": Decimal("0.10"), "month": date(2013, 1, 1), "none": None}
    sql = """
        select name from rpt_things
        where name = $name and amount_yuan > $least and month = $month
            and ($none is null or people = $none)
    """
    assert list(ask(sql, build, settings, ANALYST, values=values).rows) == [("一",)]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_a_value_whatever_it_says(
    build: CurrentBuild, settings: Settings, value: str
) -> None:
    sql = "select count(*) from rpt_things where name = $name"
    assert list(ask(sql, build, settings, ANALYST, values={"name": value}).rows) == [(0,)]
    echoed = ask("select $name", build, settings, ANALYST, values={"name": value})
    assert list(echoed.rows) == [(value,)]


def test_a_value_cannot_stand_for_a_table_or_a_function(
    build: CurrentBuild, settings: Settings
) -> None:
    for sql in ("select * from $name", "select * from query_table($name)"):
        with pytest.raises(Problem):
            ask(sql, build, settings, ANALYST, values={"name": "rpt_things"})


def test_a_parameter_without_a_value_is_refused(build: CurrentBuild, settings: Settings) -> None:
    for sql in ("select $other", "select ?", "select $1"):
        with pytest.raises(Problem, match="sql_parameter"):
            ask(sql, build, settings, ANALYST, values={"name": "一"})


def test_a_check_plans_and_does_not_run(build: CurrentBuild, settings: Settings) -> None:
    assert start_asking(HEAVY, build, settings, ANALYST, is_check=True).answer().rows == []
    with pytest.raises(Problem, match="sql_column_unknown"):
        start_asking(
            "select nothing from rpt_things", build, settings, ANALYST, is_check=True
        ).answer()
    with pytest.raises(Problem, match="sql_select_only"):
        start_asking("drop table rpt_things", build, settings, ANALYST, is_check=True).answer()


def test_the_child_speaks_the_language_of_who_asks(
    build: CurrentBuild, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINSHENG_LANG", "zh")

    def asked() -> Problem:
        speak("en")
        with pytest.raises(Problem) as caught:
            ask("from rpt_thing", build, settings, ANALYST)
        return caught.value

    # A thread's language stays its own: in a context of its own it ends with the test.
    assert "near:" in copy_context().run(asked).values["near"]

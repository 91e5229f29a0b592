"""A saved question is judged first, holds no answer, and comes back by its address."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.build.current import CurrentBuild
from pipelines.desk.save_question import remove_question, save_question
from pipelines.problem import Problem
from pipelines.query.questions.find_question import all_questions, saved_questions
from pipelines.query.questions.parameters import Parameter
from pipelines.query.questions.question import Question
from pipelines.query.questions.question_history import past_questions
from pipelines.settings import Settings
from tests.access.made_readers import ANALYST
from tests.build.quick_build import build_of

SQL = "select name from rpt_things where name = $name"
ASKED = Question("", "乙字开头", SQL, (Parameter("name", "text", "甲乙丙"),), "综合股")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def build(settings: Settings) -> CurrentBuild:
    tables = "create table rpt_things as select '丁戊己' as name"
    return build_of(settings, tables, is_judged=False)


def test_a_saved_question_comes_back_as_it_was(build: CurrentBuild, settings: Settings) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    assert saved_questions(settings.folder) == [saved]
    assert all_questions(settings.folder)[-1] == saved
    assert (saved.name, saved.sql, saved.parameters) == (ASKED.name, SQL, ASKED.parameters)
    assert not saved.is_example


def test_the_file_holds_no_row_of_an_answer(build: CurrentBuild, settings: Settings) -> None:
    save_question(ANALYST, ASKED, build, settings)
    (path,) = settings.folder.questions.iterdir()
    text = path.read_text(encoding="utf-8")
    assert "丁戊己" not in text
    assert set(json.loads(text)) == {"name", "sql", "parameters", "who", "saved_at"}


def test_the_same_question_takes_its_own_place(build: CurrentBuild, settings: Settings) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    changed = save_question(ANALYST, replace(saved, sql="select 1"), build, settings)
    assert [question.sql for question in saved_questions(settings.folder)] == ["select 1"]
    assert changed.code == saved.code
    with pytest.raises(Problem, match="name_taken"):
        save_question(ANALYST, ASKED, build, settings)


def test_what_another_saved_meanwhile_is_not_written_over(
    build: CurrentBuild, settings: Settings
) -> None:
    opened = save_question(ANALYST, ASKED, build, settings)
    save_question(ANALYST, replace(opened, sql="select 1", who="甲"), build, settings)
    with pytest.raises(Problem, match="saved_meanwhile"):
        save_question(ANALYST, replace(opened, sql="select 2", who="乙"), build, settings)
    assert [(one.sql, one.who) for one in saved_questions(settings.folder)] == [("select 1", "甲")]


def test_of_two_who_save_at_once_one_is_told(build: CurrentBuild, settings: Settings) -> None:
    opened = save_question(ANALYST, ASKED, build, settings)

    def save(sql: str) -> str:
        try:
            return save_question(ANALYST, replace(opened, sql=sql), build, settings).sql
        except Problem as problem:
            return problem.code

    with ThreadPoolExecutor(2) as clerks:
        told = list(clerks.map(save, ["select 1", "select 2"]))
    [kept] = saved_questions(settings.folder)
    assert sorted(told) == sorted([kept.sql, "workbench.saved_meanwhile"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sql": "drop table rpt_things"}, "sql_select_only"),
        ({"sql": "select * from read_csv('/etc/passwd')"}, "sql_function_refused"),
        ({"sql": "select nothing from rpt_things"}, "sql_column_unknown"),
        ({"sql": "select $other"}, "sql_parameter"),
        ({"name": "  "}, "workbench.name_missing"),
        ({"who": ""}, "workbench.who_missing"),
        ({"code": "../../secret"}, "workbench.question_unknown"),
        ({"sql": "select '11010519491231002X'"}, "workbench.number_of_a_person"),
        ({"parameters": (Parameter("name", "text", "13800138000"),)}, "number_of_a_person"),
        ({"parameters": (Parameter("name", "number", "x"),)}, "workbench.value_wrong"),
    ],
)
def test_a_question_that_may_not_be_kept_leaves_no_file(
    build: CurrentBuild, settings: Settings, changes: dict, code: str
) -> None:
    with pytest.raises(Problem, match=code):
        save_question(ANALYST, replace(ASKED, **changes), build, settings)
    assert saved_questions(settings.folder) == []


def test_a_damaged_file_is_passed_over(build: CurrentBuild, settings: Settings) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    (settings.folder.questions / "00000000.json").write_text("{", encoding="utf-8")
    (settings.folder.questions / "notes.json").write_text("[]", encoding="utf-8")
    assert saved_questions(settings.folder) == [saved]


def test_a_question_is_put_away_and_nothing_else(build: CurrentBuild, settings: Settings) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    remove_question(ANALYST, "../builds/CURRENT", "乙科", settings.folder)
    assert settings.folder.current.exists()
    remove_question(ANALYST, saved.code, "乙科", settings.folder)
    remove_question(ANALYST, saved.code, "乙科", settings.folder)
    assert saved_questions(settings.folder) == []


def test_what_is_put_away_or_replaced_stays_with_who_and_when(
    build: CurrentBuild, settings: Settings
) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    changed = save_question(ANALYST, replace(saved, sql="select 1", who="丙科"), build, settings)
    remove_question(ANALYST, changed.code, "丁科", settings.folder)
    told = [(one.what, one.by, one.who, one.sql) for one in past_questions(settings.folder)]
    assert told == [("removed", "丁科", "丙科", "select 1"), ("replaced", "丙科", "综合股", SQL)]
    assert all(one.at[:2] == "20" for one in past_questions(settings.folder))
    with settings.folder.question_history.open("a", encoding="utf-8") as file:
        file.write('{"at": 1}\n["torn')
    assert len(past_questions(settings.folder)) == 2


@pytest.mark.parametrize(
    ("by", "code"), [(" ", "removed_by_missing"), ("李 13800138000", "number_of_a_person_typed")]
)
def test_nobody_puts_a_question_away_without_a_name(
    build: CurrentBuild, settings: Settings, by: str, code: str
) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    with pytest.raises(Problem, match=code):
        remove_question(ANALYST, saved.code, by, settings.folder)
    assert saved_questions(settings.folder) == [saved]
    assert past_questions(settings.folder) == []


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"parameters": [{"name": "town", "kind": "place", "value": "x"}]}, "town"),
        ({"parameters": [{"name": "who", "kind": ["text"], "value": 5}]}, "text"),
        ({"parameters": [{"name": "who"}]}, "text"),
        ({"parameters": [{"kind": "text"}]}, None),
        ({"parameters": 5}, None),
        ({"name": 5}, None),
        ({"saved_at": None}, None),
        ({"more": 1}, "text"),
    ],
)
def test_a_file_edited_by_hand_is_read_as_far_as_it_goes(
    build: CurrentBuild, settings: Settings, changes: dict, kind: str | None
) -> None:
    saved = save_question(ANALYST, ASKED, build, settings)
    path = settings.folder.questions / f"{saved.code}.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), encoding="utf-8")
    found = saved_questions(settings.folder)
    assert [one.parameters[0].kind for one in found] == ([kind] if kind else [])

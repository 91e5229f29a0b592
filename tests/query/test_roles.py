"""Who asks: a role's tables and no others, and every question in a log that tells a change."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from pipelines.access import query_log
from pipelines.access.loggable import NUMBER, WORD
from pipelines.access.reader import Reader
from pipelines.build.current import CurrentBuild
from pipelines.doctor.examine_store import examine_store
from pipelines.identity.access_log import broken_line, log_access
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from pipelines.query.ask import ask, start_asking
from pipelines.query.guard import judge
from pipelines.settings import Settings
from tests.access.made_readers import ADMIN, ANALYST, CLERK

ID = "440605199001011234"
# Every way that is known to name a table.
FORMS = [
    "from {t}",
    "select count(*) from {t}",
    "select 1 where exists (from {t})",
    "select (select max(n) from {t})",
    "from {T}",
    'from "{t}"',
    "from main.{t}",
    "from '{t}'",
    "table {t}",
    "describe {t}",
    "summarize {t}",
    "from (describe {t})",
    "from (summarize {t})",
    "select * from rpt_findings, {t}",
    "select * from rpt_findings left join {t} on true",
    "select * from rpt_findings, lateral (from {t})",
    "from rpt_findings union all from {t}",
    "with a as (from {t}) from a",
    "with recursive a as (from {t} union all from a) from a",
    "pivot {t} on town using sum(n)",
    "from (pivot {t} on town in (1, 2) using sum(n))",
    "unpivot {t} on n, town",
    "select {t} from {t}",
    "select * from {t} tablesample 10%",
    "select * from {t} at (version => 1)",
    # A step of the table's name is in scope in one place and the table is meant in another.
    "with {t} as (select 1 as n) from {t}",
    "select * from (with {t} as (select 1 as n) from {t}) as a, {t} as b",
    "with a as (with {t} as (select 1 as n) from {t}) select * from a, {t}",
    "with {t} as (from {t}) from {t}",
]


@pytest.fixture
def asked(build: CurrentBuild, settings: Settings):
    """Ask, and give what stands in the log's last line."""

    def _ask(sql: str, reader: Reader, **values: object) -> dict:
        with suppress(Problem):
            ask(sql, build, settings, reader, values=values)
        return lines(settings)[-1]

    return _ask


def lines(settings: Settings) -> list[dict]:
    text = settings.folder.access_log.read_text("utf-8")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def vault_key(settings: Settings) -> bytes:
    return load_secret(settings.folder).vault_key


@pytest.mark.parametrize("form", FORMS)
def test_no_form_reaches_a_table_of_another_role(form: str) -> None:
    sql = form.format(t="fct_many", T="FCT_Many")
    with duckdb.connect() as connection, pytest.raises(Problem) as caught:
        judge(connection, sql, {"rpt_findings"}, others={"fct_many"})
    # A pivot in a statement's place is more than one statement, for everybody.
    expected = "sql_select_only" if sql.startswith("pivot") else "sql_table_refused"
    assert caught.value.code == ("sql_step_name" if "with fct_many" in sql else expected)


def test_a_refused_table_is_told_as_refused_and_logged(asked) -> None:
    line = asked("select max(n) from fct_many", CLERK)
    assert (line["by"], line["role"], line["what"]) == (CLERK.name, "clerk", "sql")
    assert (line["result"], line["rows"]) == ("sql_table_refused", None)
    assert line["statement"] == "select max(n) from fct_many"


def test_a_slip_lists_columns_of_ones_own_tables_alone(
    build: CurrentBuild, settings: Settings
) -> None:
    with pytest.raises(Problem, match="sql_column_unknown") as caught:
        ask("select x as fct_many from rpt_findings", build, settings, CLERK)
    assert "town" not in caught.value.values["tables"]


def test_an_answer_is_logged_with_who_when_what_rows_and_build(asked, build: CurrentBuild) -> None:
    line = asked("from fct_many where town = $town limit 7", ANALYST, town=3)
    assert line.keys() == {
        *("number", "at", "by", "what", "role", "statement", "values"),
        *("build", "result", "rows", "code"),
    }
    assert (line["by"], line["result"], line["rows"]) == (ANALYST.name, "ok", 7)
    assert line["values"] == {"town": "3"}
    assert line["build"] == build.manifest.id


def test_a_number_and_a_name_are_replaced_in_the_log(asked, settings: Settings) -> None:
    asked(f"select 1 from fct_many where '{ID}' = '张三丰' or $who = '李四' -- 王五", ADMIN, who=ID)
    asked(f"select {ID} from", ADMIN)
    text = settings.folder.access_log.read_text("utf-8")
    for told in (ID, "张三丰", "李四", "王五"):
        assert told not in text
    line = lines(settings)[-2]
    assert (NUMBER in line["statement"], WORD in line["statement"]) == (True, True)
    assert line["values"] == {"who": NUMBER}


def test_what_cannot_be_logged_is_not_answered(
    build: CurrentBuild, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _full(*_: object, **__: object) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr("pipelines.identity.access_log.log_access", _full)
    with pytest.raises(Problem, match=r"access\.not_logged"):
        ask("select 1", build, settings, ANALYST)


def test_a_check_of_a_question_is_logged_as_one(build: CurrentBuild, settings: Settings) -> None:
    start_asking("from fct_many", build, settings, ANALYST, is_check=True).answer()
    assert lines(settings)[-1]["what"] == "sql_check"


def test_questions_at_one_time_do_not_break_the_chain(
    build: CurrentBuild, settings: Settings
) -> None:
    before = len(lines(settings)) if settings.folder.access_log.exists() else 0
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(ask, "select 1", build, settings, ANALYST) for _ in range(6)]
        assert all(list(answer.result().rows) == [(1,)] for answer in answers)
    assert len(lines(settings)) == before + 6
    assert broken_line(settings.folder, vault_key(settings)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("select 1 as first", "select 1 as other"),
        lambda text: "\n".join([*text.split("\n")[:-2], ""]),
        lambda text: "\n".join(text.split("\n")[1:]),
        lambda text: text + text.split("\n")[0] + "\n",
        lambda text: text.replace('"rows": 1', '"rows": 9'),
        lambda text: "",
    ],
    ids=["changed", "last gone", "first gone", "added", "rows", "emptied"],
)
def test_a_changed_line_is_found_by_the_doctor(tmp_path: Path, change) -> None:
    settings = Settings(data=tmp_path)
    key = vault_key(settings)
    asked = query_log.AskedQuestion("sql", "select 1 as first", "b", {})
    for _ in range(3):
        query_log.log_question(settings, ANALYST, asked, "ok", 1)
    assert "doctor_access_log" in {remark.code for remark in examine_store(settings)}
    log = settings.folder.access_log
    log.write_text(change(log.read_text("utf-8")), "utf-8")
    assert broken_line(settings.folder, key) is not None
    found = {r.code: r for r in examine_store(settings) if r.weight == "broken"}
    assert "doctor_access_log_broken" in found


def test_signs_that_end_a_line_elsewhere_break_no_chain(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    asked = query_log.AskedQuestion("sql", "select 1\u2028, 2\x85, 3\r\n", "b", {})
    for _ in range(2):
        query_log.log_question(settings, ANALYST, asked, "ok", 1)
    assert broken_line(settings.folder, vault_key(settings)) is None


def test_a_line_that_a_full_disk_tore_is_no_lasting_break(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    key = vault_key(settings)
    log_access(settings.folder, key, "first")
    with settings.folder.access_log.open("a", encoding="utf-8") as file:
        file.write('{"number": 2, "at": "20')
    assert log_access(settings.folder, key, "second") == 2
    assert broken_line(settings.folder, key) is None

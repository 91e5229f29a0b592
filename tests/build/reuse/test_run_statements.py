"""Nodes made by their statements, in a file that has their tables: as dbt would, without it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipelines.build.reuse.parts.checks import recall_checks
from pipelines.build.reuse.statements.project import Node, Project, read_project
from pipelines.build.reuse.statements.project_files import fingerprint_files, is_as_before
from pipelines.build.reuse.statements.run_statements import StatementFailed, Statements
from pipelines.settings import Settings

_COLUMNS = {"person_key": "varchar not null", "amount_yuan": "decimal(18,2)"}
_NODES = {
    "paid": Node(
        *("model", "main", "paid"),
        depends_on_nodes=["stg"],
        columns=_COLUMNS,
        statement="select amount as amount_yuan, who as person_key from staging.stg -- all",
    ),
    "stg": Node("model", "staging", "stg", "view", statement="select 'p' as who, 3 as amount"),
    "paid_once": Node(
        *("test", "tests", "paid_once"),
        depends_on_nodes=["paid"],
        statement="select person_key from main.paid group by 1 having count(*) > 1 -- none",
    ),
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "minsheng.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "create table paid (person_key varchar not null, amount_yuan decimal(18,2))"
        )
        connection.execute("comment on table paid is '发放'; insert into paid values ('old', 1)")
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, _env_file=None)


def project(**changes: str) -> Project:
    nodes = {
        key: replace(node, statement=changes.get(key, node.statement))
        for key, node in _NODES.items()
    }
    return Project(nodes, {}, dict.fromkeys(nodes, "1"), {"GENERATION": "7"}, "files")


def test_a_table_is_filled_anew_and_keeps_its_contract_and_words(
    database: Path, settings: Settings
) -> None:
    told: list[str] = []
    Statements(project(), settings, lambda key, _: told.append(key)).build(database, set(_NODES))
    assert told == ["stg", "paid", "paid_once"]
    with duckdb.connect(str(database)) as connection:
        assert connection.execute("from paid").fetchall() == [("p", 3)]
        words = connection.execute("select comment from duckdb_tables()").fetchall()
        assert words == [("发放",)]


@pytest.mark.parametrize(
    "changes",
    [
        {"stg": "select null as who, 3 as amount"},
        {"stg": "select 'p' as who, 3 as amount union all select 'p', 4"},
        {"stg": "select 'p' as who"},
    ],
)
def test_what_breaks_a_contract_a_test_or_a_query_fails(
    database: Path, settings: Settings, changes: dict[str, str]
) -> None:
    statements = Statements(project(**changes), settings, lambda *_: None)
    with pytest.raises(StatementFailed):
        statements.build(database, set(_NODES))


def test_a_project_reads_as_it_was_written(tmp_path: Path) -> None:
    project().write(tmp_path)
    assert read_project(tmp_path) == project()
    (tmp_path / "project.json").write_text("{}")
    assert read_project(tmp_path) is None


@pytest.mark.parametrize(
    ("earlier", "files", "environment", "is_same"),
    [
        (project(), "files", {"GENERATION": "7"}, True),
        (project(), "others", {"GENERATION": "7"}, False),
        (project(), "files", {"GENERATION": "8"}, False),
        (project(), "files", {}, False),
        (project(paid=""), "files", {"GENERATION": "7"}, False),
    ],
)
def test_a_project_is_as_before(
    earlier: Project, files: str, environment: dict[str, str], is_same: bool
) -> None:
    assert is_as_before(earlier, files, environment) is is_same


@pytest.mark.parametrize("place", ["models/a.sql", "macros/b.sql", "seeds/c.csv", "profiles.yml"])
def test_any_file_that_dbt_reads_makes_another_project(tmp_path: Path, place: str) -> None:
    for name in ("models", "macros", "seeds"):
        (tmp_path / name).mkdir()
    for name in ("dbt_project.yml", "profiles.yml"):
        (tmp_path / name).write_text("a")
    before = fingerprint_files(tmp_path)
    assert fingerprint_files(tmp_path) == before
    (tmp_path / place).write_text("b")
    assert fingerprint_files(tmp_path) != before


def test_what_was_compiled_holds_while_a_node_is_by_itself_the_same() -> None:
    earlier = project()
    changed = replace(project(paid="", stg=""), texts={"paid": "1", "stg": "2", "paid_once": "1"})
    known = changed.with_statements({}, earlier)
    assert known.nodes["paid"] == earlier.nodes["paid"]
    assert not known.is_compiled
    assert changed.with_statements({"stg": "select 1"}, earlier).is_compiled


def test_a_checks_rows_are_read_back_but_those_of_the_touched(database: Path) -> None:
    check = Node(
        "model", "staging", "chk_d1_paid", columns={"check_code": "varchar", "who": "varchar"}
    )
    keeper = Node("model", "main", "kept", meta={"keeps_checks": "check_code"})
    known = Project({"chk": check, "kept": keeper}, {}, {})
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "create table kept as from (values ('D1', 'a', 1), ('D1', 'b', 2), ('D2', 'a', 3)) "
            "as t(check_code, who, finding); create schema raw; "
            "create table raw.touched_subjects as select 'b' as subject_key"
        )
        recall_checks(connection, known, {"chk"})
        rows = "from staging.chk_d1_paid order by who"
        assert connection.execute(rows).fetchall() == [("D1", "a"), ("D1", "b")]
        recall_checks(connection, known, {"chk"}, besides="who")
        assert connection.execute(rows).fetchall() == [("D1", "a")]

"""What a person meets at the prompt: help, wrong usage, failures in words, exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.build import make_build as module
from pipelines.build.make_build import make_build
from pipelines.cli.application import COMMANDS
from pipelines.settings import Settings

COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]


def run(*arguments: str, data: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MINSHENG_")}
    environment = clean | {"MINSHENG_DATA": str(data)} | variables
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr + done.stdout
    assert "nanobind" not in done.stderr
    return done


def make_tables(database: Path, *_: object) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table main.things as select range as thing from range(300)")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two published builds."""
    folder = tmp_path_factory.mktemp("commands") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_dbt", make_tables)
        make_build(Settings(data=folder))
        make_build(Settings(data=folder))
    return folder


def test_help_is_chinese_and_lists_every_command(tmp_path: Path) -> None:
    done = run("--help", data=tmp_path)
    assert done.returncode == 0
    assert "选项" in done.stdout
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert {c for c in COMMANDS if c in listed} == set(COMMANDS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--lang", "en", "--help"], ["--help", "--lang=en"]])
def test_help_is_english_when_asked(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, data=tmp_path)
    assert "Options" in done.stdout
    assert "选项" not in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_explains_itself(tmp_path: Path, command: str, lang: str) -> None:
    done = run(command, "--help", "--lang", lang, data=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"minsheng {command}" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["sql"],
        ["sql", "select 1", "--format", "pdf"],
        ["sql", "select 1", "--format", "xlsx"],
        ["sql", "select 1", "--nowhere"],
        ["status", "--year", "last"],
        ["--lang", "fr", "status"],
        ["--data"],
        ["export", "things", "--out", "things.doc"],
    ],
)
def test_wrong_usage_is_2_and_a_sentence(data: Path, arguments: list[str]) -> None:
    done = run(*arguments, data=data)
    assert done.returncode == 2
    assert done.stdout == ""
    assert 0 < len(done.stderr.splitlines()) <= 3


def test_no_command_at_all_shows_help_and_is_2(tmp_path: Path) -> None:
    done = run(data=tmp_path)
    assert done.returncode == 2
    assert "progress" in done.stderr


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    done = run("status", data=tmp_path, MINSHENG_WORKERS="many")
    assert done.returncode == 2
    assert "MINSHENG_WORKERS" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["sql", "select 1"], ["status"], ["export", "things"], ["progress"]]
)
def test_without_a_build_readers_are_told_what_to_do(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, data=tmp_path)
    assert done.returncode == 1
    assert "minsheng run" in done.stderr


def test_run_on_an_empty_inbox_says_so_and_offers_the_sample(tmp_path: Path) -> None:
    done = run("run", data=tmp_path / "data")
    assert done.returncode == 0
    assert "minsheng sample" in done.stdout
    assert not (tmp_path / "data" / "builds").exists()


def test_sql_prints_plain_csv_with_a_header(data: Path) -> None:
    done = run("sql", "select count(*) as a, 34 as b from things", "--format", "csv", data=data)
    assert done.stdout == "a,b\n300,34\n"
    assert done.returncode == 0


def test_sql_shows_200_rows_and_says_so(data: Path) -> None:
    done = run("sql", "from things", data=data)
    assert len(done.stdout.splitlines()) == 204
    assert "200" in done.stderr


def test_sql_writes_a_file_by_its_extension(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "things.parquet"
    assert run("sql", "from things", "--out", str(path), data=data).returncode == 0
    with duckdb.connect() as connection:
        assert len(connection.read_parquet(str(path)).fetchall()) == 300


def test_a_refused_statement_is_2_and_a_failed_one_1(data: Path) -> None:
    assert run("sql", "drop table things", data=data).returncode == 2
    assert run("sql", "select nothing from things", data=data).returncode == 1


def test_export_gives_the_whole_table(data: Path) -> None:
    done = run("export", "things", "--format", "json", data=data)
    assert [row["thing"] for row in json.loads(done.stdout)] == list(range(300))
    assert run("export", "nothing", data=data).returncode == 2


def test_a_closed_pipe_is_borne_in_silence(data: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "export", "things", "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        child.stdout.close()
        _, told = child.communicate(timeout=60)
    assert told == b""


def test_builds_and_rollback_agree(data: Path) -> None:
    builds = json.loads(run("builds", "--json", data=data).stdout)
    assert [build["is_current"] for build in builds] == [True, False]
    assert run("rollback", data=data).returncode == 0
    builds = json.loads(run("builds", "--json", data=data).stdout)
    assert [build["is_current"] for build in builds] == [False, True]
    assert run("rollback", "nowhere", data=data).returncode == 1
    assert run("rollback", builds[0]["id"], data=data).returncode == 0
    assert "things" in run("builds", "--tables", data=data).stdout


def test_a_damaged_current_is_told_and_answered_all_the_same(data: Path) -> None:
    current = data / "builds" / "CURRENT"
    kept = current.read_bytes()
    current.write_bytes(b"nothing")
    try:
        done = run("sql", "select 1 as one", "--format", "csv", data=data)
        assert done.stdout == "one\n1\n"
        assert "CURRENT" in done.stderr
    finally:
        current.write_bytes(kept)


def test_an_unexpected_error_is_a_sentence_and_a_log_without_values(tmp_path: Path) -> None:
    code = (
        "from pipelines.terminal.outcome import run_to_status\n"
        "def fail(): raise ValueError('440607199001011234')\n"
        "raise SystemExit(run_to_status(fail))"
    )
    environment = os.environ | {"MINSHENG_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    logs = list((tmp_path / "logs").iterdir())
    assert str(logs[0]) in done.stderr
    assert "ValueError" in logs[0].read_text(encoding="utf-8")
    assert "440607" not in done.stderr + logs[0].read_text(encoding="utf-8")

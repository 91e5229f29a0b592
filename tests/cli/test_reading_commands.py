"""sql, export, builds and rollback as a person meets them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb

from tests.command import COMMAND

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_sql_prints_plain_csv_with_a_header(run: Run, data: Path) -> None:
    done = run("sql", "select count(*) as a, 34 as b from things", "--format", "csv", data=data)
    assert done.stdout == "a,b\n300,34\n"
    assert done.returncode == 0


def test_sql_shows_200_rows_and_says_so(run: Run, data: Path) -> None:
    done = run("sql", "from things", data=data)
    assert len(done.stdout.splitlines()) == 204
    assert "200" in done.stderr


def test_sql_writes_a_file_by_its_extension(run: Run, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "things.parquet"
    assert run("sql", "from things", "--out", str(path), data=data).returncode == 0
    with duckdb.connect() as connection:
        assert len(connection.read_parquet(str(path)).fetchall()) == 300


def test_a_file_that_cannot_be_written_is_told_before_the_work(
    run: Run, data: Path, tmp_path: Path
) -> None:
    for arguments in (
        ["--out", str(tmp_path / "nowhere" / "x.csv")],
        ["--out", str(tmp_path)],
        ["--out", str(tmp_path / "x.xlsx"), "--format", "csv"],
    ):
        for asked in (["sql", "from things"], ["export", "things"]):
            done = run(*asked, *arguments, data=data)
            assert done.returncode == 2
            assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_is_a_file_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.touch()
    done = run("intake", data=path)
    assert done.returncode == 2
    assert str(path) in done.stderr


def test_a_refused_statement_is_2_and_a_failed_one_1(run: Run, data: Path) -> None:
    assert run("sql", "drop table things", data=data).returncode == 2
    assert run("sql", "select nothing from things", data=data).returncode == 1


def test_export_gives_the_whole_table(run: Run, data: Path) -> None:
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


def test_builds_and_rollback_agree(run: Run, data: Path) -> None:
    builds = json.loads(run("builds", "--json", data=data).stdout)
    assert [build["is_current"] for build in builds] == [True, False]
    assert run("rollback", data=data).returncode == 0
    builds = json.loads(run("builds", "--json", data=data).stdout)
    assert [build["is_current"] for build in builds] == [False, True]
    done = run("rollback", data=data)
    assert done.returncode == 1
    assert builds[1]["id"] in done.stderr
    assert run("rollback", "nowhere", data=data).returncode == 1
    assert run("rollback", builds[0]["id"][:4], data=data).returncode == 2
    assert run("rollback", builds[0]["id"][:-1], data=data).returncode == 0
    assert "things" in run("builds", "--tables", data=data).stdout


def test_a_damaged_current_is_told_and_answered_all_the_same(run: Run, data: Path) -> None:
    current = data / "builds" / "CURRENT"
    kept = current.read_bytes()
    current.write_bytes(b"nothing")
    try:
        done = run("sql", "select 1 as one", "--format", "csv", data=data)
        assert done.stdout == "one\n1\n"
        assert "CURRENT" in done.stderr
    finally:
        current.write_bytes(kept)

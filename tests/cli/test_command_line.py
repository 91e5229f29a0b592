"""What a person meets at the prompt: help, wrong usage, failures in words, exit statuses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.cli.application import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_help_is_chinese_and_lists_every_command(run: Run, tmp_path: Path) -> None:
    done = run("--help", data=tmp_path)
    assert done.returncode == 0
    assert "选项" in done.stdout
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert {c for c in COMMANDS if c in listed} == set(COMMANDS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--lang", "en", "--help"], ["--help", "--lang=en"]])
def test_help_is_english_when_asked(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, data=tmp_path)
    assert "Options" in done.stdout
    assert "选项" not in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_explains_itself(run: Run, tmp_path: Path, command: str, lang: str) -> None:
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
def test_wrong_usage_is_2_and_a_sentence(run: Run, data: Path, arguments: list[str]) -> None:
    done = run(*arguments, data=data)
    assert done.returncode == 2
    assert done.stdout == ""
    assert 0 < len(done.stderr.splitlines()) <= 3


def test_no_command_at_all_shows_help_and_is_2(run: Run, tmp_path: Path) -> None:
    done = run(data=tmp_path)
    assert done.returncode == 2
    assert "progress" in done.stderr


def test_a_wrong_setting_is_named(run: Run, tmp_path: Path) -> None:
    done = run("status", data=tmp_path, MINSHENG_WORKERS="many")
    assert done.returncode == 2
    assert "MINSHENG_WORKERS" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["sql", "select 1"], ["status"], ["export", "things"], ["progress"]]
)
def test_without_a_build_readers_are_told_what_to_do(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    done = run(*arguments, data=tmp_path)
    assert done.returncode == 1
    assert "minsheng run" in done.stderr


def test_run_on_an_empty_inbox_says_so_and_offers_the_sample(run: Run, tmp_path: Path) -> None:
    done = run("run", data=tmp_path / "data")
    assert done.returncode == 0
    assert "minsheng sample" in done.stdout
    assert not (tmp_path / "data" / "builds").exists()


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

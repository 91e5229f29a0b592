"""A build that fails is told by its kind, once until a build works; never by a cell's words."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.lock import BUSY
from pipelines.problem import Problem
from pipelines.settings import Settings
from pipelines.terminal.notices.tell_outside import outcome_told
from tests.notices.conftest import Hook

PERSON = "张三丰 440607199001011234"


def fail(settings: Settings, error: Exception) -> None:
    with pytest.raises(type(error)), outcome_told(settings):
        raise error


def test_a_failure_is_told_without_its_words(data: Path, hook: Hook) -> None:
    settings = Settings(data=data, webhook=hook.address)
    fail(settings, Problem("build_models_failed", failures=PERSON, log=PERSON))
    (got,) = hook.got
    assert got["kind"] == "build_failed"
    assert "有的模型或检查没有通过" in got["text"]
    assert got["facts"][0]["build"] in got["text"]
    fail(settings, ValueError(PERSON))
    fail(settings, OSError(errno.ENOSPC, PERSON))
    assert "磁盘已满" in hook.got[-1]["text"]
    told = str(hook.got) + (data / "notices.jsonl").read_text(encoding="utf-8")
    assert "张三丰" not in told
    assert "440607" not in told


def test_the_same_failure_is_told_once_until_a_build_works(data: Path, hook: Hook) -> None:
    settings = Settings(data=data, webhook=hook.address)
    for _ in range(3):
        fail(settings, Problem("register_missing"))
    for _ in range(2):
        with outcome_told(settings):
            pass
    fail(settings, Problem("register_missing"))
    assert [got["kind"] for got in hook.got] == ["build_failed", "build_works", "build_failed"]


def test_a_build_that_works_as_ever_is_not_told(data: Path, hook: Hook) -> None:
    with outcome_told(Settings(data=data, webhook=hook.address)):
        pass
    assert hook.got == []


def test_another_build_under_way_is_no_failure(data: Path, hook: Hook) -> None:
    settings = Settings(data=data, webhook=hook.address)
    fail(settings, Problem("build_busy", exit_status=BUSY, who="a", pid=1, since="now"))
    assert hook.got == []


def test_a_failed_command_tells_it(run: Callable[..., object], tmp_path: Path, hook: Hook) -> None:
    data = tmp_path / "data"
    (data / "receipts").mkdir(parents=True)
    (data / "receipts" / "0.json").write_text("{}", encoding="utf-8")
    for command in ("build", "build"):
        assert run(command, data=data, MINSHENG_WEBHOOK=hook.address).returncode == 1
    assert [got["kind"] for got in hook.got] == ["build_failed"]
    assert "登记册" in hook.got[0]["text"]

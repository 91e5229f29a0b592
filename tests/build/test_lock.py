"""One process builds; the others are told who and since when."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from pipelines.language import say
from pipelines.lock import BUSY, build_lock, is_held
from pipelines.problem import Problem


def hold(path: Path, ready: object) -> None:
    with build_lock(path):
        ready.set()
        time.sleep(60)


def test_a_second_build_is_told_who_builds_and_ends_with_75(tmp_path: Path) -> None:
    path = tmp_path / "build.lock"
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    holder = context.Process(target=hold, args=(path, ready))
    holder.start()
    try:
        assert ready.wait(20)
        assert is_held(path)
        with pytest.raises(Problem) as caught, build_lock(path):
            pass
        assert caught.value.exit_status == BUSY == 75
        assert caught.value.values["pid"] == holder.pid
        assert str(holder.pid) in say(caught.value.code, **caught.value.values)
    finally:
        holder.kill()
        holder.join()
    # The system drops a dead holder's lock.
    assert not is_held(path)
    with build_lock(path):
        pass


def test_the_lock_is_free_after_the_work(tmp_path: Path) -> None:
    path = tmp_path / "build.lock"
    for _ in range(2):
        with build_lock(path):
            assert path.read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == ""

"""The build that a page asked for is followed without being waited for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from pipelines.desk import rebuild
from pipelines.desk.rebuild import Rebuild
from pipelines.language import say
from pipelines.lock import build_lock, holder_of
from tests.access.made_readers import CLERK
from tests.desk.made_office import office


def command(status: int | None, step: tuple | None = None, complaint: str = "") -> SimpleNamespace:
    return SimpleNamespace(status=status, step=step, complaint=complaint)


def test_a_build_on_its_way_tells_its_step_and_is_not_begun_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def start(*arguments: object) -> SimpleNamespace:
        begun.append(arguments)
        return command(None, ("build_step_models", 30, 120))

    monkeypatch.setattr(rebuild, "start_command", start)
    settings, asked = office(tmp_path), Rebuild()
    asked.start(CLERK, settings)
    asked.start(CLERK, settings)
    state = asked.state(CLERK, settings)
    assert len(begun) == 1
    assert (state.is_running, state.share) == (True, 0.25)
    assert say("build_step_models") in state.words


def test_somebody_elses_build_is_told_and_none_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuild, "start_command", None)
    settings, asked = office(tmp_path), Rebuild()
    with build_lock(settings.folder.lock):
        asked.start(CLERK, settings)
        state = asked.state(CLERK, settings)
    assert state.is_running
    assert "另一个建库正在进行" in state.words
    assert holder_of(settings.folder.lock) is None
    assert not asked.state(CLERK, settings).is_running


def test_a_failed_build_is_told_in_its_own_sentence_and_never_as_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = office(tmp_path)
    for complaint, said in (("没有空间", "没有空间"), ("Traceback (most recent", "意外中止")):
        failed = command(1, complaint=complaint)
        monkeypatch.setattr(rebuild, "start_command", lambda *_, it=failed: it)
        asked = Rebuild()
        asked.start(CLERK, settings)
        state = asked.state(CLERK, settings)
        assert state.has_failed
        assert said in state.words
        assert "Traceback" not in state.words

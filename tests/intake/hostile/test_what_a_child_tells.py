"""A child that reads a file tells what it foresaw, and of all else only the kind."""

from __future__ import annotations

import os

import pytest

from pipelines.intake.child_limits import tell_no_cell
from pipelines.intake.refusal import Refusal
from pipelines.problem import Problem


def test_an_unforeseen_error_is_told_by_its_kind_alone() -> None:
    with pytest.raises(Refusal, match="file_failed") as told, tell_no_cell():
        raise ValueError("欧阳甲")
    assert told.value.values == {"kind": "ValueError"}
    assert told.value.__suppress_context__


@pytest.mark.parametrize("foreseen", [Problem("sheet_empty"), OSError(28, "full"), MemoryError()])
def test_what_was_foreseen_is_told_as_it_is(foreseen: Exception) -> None:
    with pytest.raises(type(foreseen)) as told, tell_no_cell():
        raise foreseen
    assert told.value is foreseen


def test_a_panic_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    with tell_no_cell():
        raise BaseException
    assert len(ended) == 1
    assert ended[0] != 0

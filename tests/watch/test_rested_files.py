"""A file is new once it has come to rest, and a batch goes together."""

from __future__ import annotations

from pathlib import Path

from pipelines.watch.rested_files import PATIENCE, RestedFiles

A, B, C = Path("a.xlsx"), Path("b.xlsx"), Path("c.xlsx")


def test_a_file_is_due_when_two_looks_agree_and_once() -> None:
    files = RestedFiles()
    assert files.look({A: (1, 1)}).new == {}
    due = files.look({A: (1, 1)})
    assert due.new == {A: (1, 1)}
    files.deal_with(due)
    assert files.look({A: (1, 1)}).new == {}


def test_a_file_that_no_run_dealt_with_stays_due() -> None:
    files = RestedFiles()
    files.look({A: (1, 1)})
    assert files.look({A: (1, 1)}).new == files.look({A: (1, 1)}).new == {A: (1, 1)}


def test_a_changed_file_is_due_again_and_a_removed_one_never() -> None:
    files = RestedFiles()
    files.look({A: (1, 1)})
    files.deal_with(files.look({A: (1, 1)}))
    assert files.look({A: (2, 2)}).new == {}
    due = files.look({A: (2, 2)})
    assert due.new == {A: (2, 2)}
    files.deal_with(due)
    assert files.look({}).new == {}


def test_files_at_rest_wait_for_those_that_are_still_arriving() -> None:
    files = RestedFiles()
    files.look({A: (1, 1)})
    assert files.look({A: (1, 1), B: (1, 2)}).new == {}
    assert files.look({A: (1, 1), B: (2, 3)}).new == {}
    assert set(files.look({A: (1, 1), B: (2, 3)}).new) == {A, B}


def test_a_file_that_never_rests_is_left_alone_and_holds_nobody_up_for_ever() -> None:
    files = RestedFiles()
    files.look({A: (1, 1), C: (0, 0)})
    looks = [files.look({A: (1, 1), C: (n, n)}) for n in range(1, PATIENCE + 1)]
    assert [look.new for look in looks[:-1]] == [{}] * (PATIENCE - 1)
    assert (looks[-1].new, looks[-1].restless) == ({A: (1, 1)}, frozenset({C}))

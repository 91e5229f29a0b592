"""Three hundred broken files: the short form of `make fuzz`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.fuzz.broken_files import BrokenFile, broken_files
from tests.fuzz.real_files import real_files
from tests.fuzz.take_batch import Outcome, _judge, take_batch

FILES = 300


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> list[BrokenFile]:
    folder = tmp_path_factory.mktemp("real")
    real = real_files(folder, 1)
    assert len({file.feed for file in real}) == 24
    return list(broken_files(real, FILES, 2013, folder))


def test_broken_files_are_taken_or_refused_in_bounds_and_all_their_rows_are_told(
    broken: list[BrokenFile], tmp_path: Path
) -> None:
    assert {file.way for file in broken} == {"bytes", "text", "workbook", "kind", "grid"}
    outcome = take_batch(broken, tmp_path)
    assert outcome.named == []
    assert outcome.ended["taken"] > 20
    assert outcome.ended["refused"] > 100
    assert outcome.ended.total() == FILES


def test_a_receipt_whose_counts_do_not_add_up_is_noticed() -> None:
    counts = {"rows_read": 5, "accepted": 3, "rejected": 1, "totals": 0, "notes": 0}
    delivery = {"rows_accepted": 2}
    told = {"path": "a", "status": "taken", "counts": counts, "deliveries": [delivery]}
    outcome = Outcome()
    _judge(told, outcome)
    _judge({**told, "status": "refused", "reason": "file_too_slow", "values": {}}, outcome)
    assert outcome.faults == Counter(counts=3, hang=1)

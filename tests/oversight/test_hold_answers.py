"""Two who answer at once take turns; one who waits too long is told, and nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.oversight import hold_answers as module
from pipelines.oversight.answer_finding import Given, answer_finding
from pipelines.oversight.dispositions import read_dispositions
from pipelines.problem import Problem


def finding(number: int) -> dict[str, object]:
    return {
        "finding_id": f"D1-{number:012d}",
        "check_code": "D1",
        "subject_key": "k",
        "programme_code": None,
        "first_month": date(2013, 1, 1),
    }


def test_answers_given_at_once_all_stand(tmp_path: Path) -> None:
    path = tmp_path / "dispositions.csv"

    def answer(number: int) -> None:
        answer_finding(path, finding(number), Given("已整改", "经办"), date(2014, 1, 1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(answer, range(12)))
    assert len(read_dispositions(path)) == 12


def test_a_file_that_others_hold_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAUSE_SECONDS", 0)
    folder = DataFolder(tmp_path)
    with build_lock(folder.dispositions_lock), pytest.raises(Problem, match="findings_busy") as no:
        answer_finding(folder.dispositions, finding(1), Given("排除", "经办"), date(2014, 1, 1))
    assert no.value.exit_status == 75
    assert not folder.dispositions.exists()

"""Each command leaves one line of JSON: how it ended, and nothing of what it was told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.deliveries.made_lists import id_number


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[], list[dict[str, Any]]]:
    def read() -> list[dict[str, Any]]:
        paths = (tmp_path / "logs").glob("runs-*.jsonl")
        return [json.loads(line) for p in paths for line in p.read_text("utf-8").splitlines()]

    return read


def test_a_run_is_told_with_its_status_and_no_argument(run, tmp_path, lines):
    assert run("builds", data=tmp_path).returncode == 0
    assert run("withdraw", id_number(3), data=tmp_path).returncode != 0
    told = lines()
    assert [line["command"] for line in told] == ["builds", "withdraw"]
    assert told[0]["status"] == 0
    assert told[0]["seconds"] > 0
    assert told[1]["status"] != 0
    assert len({line["run"] for line in told}) == 2
    assert id_number(3) not in json.dumps(told)


def test_a_run_that_another_began_has_its_name(run, tmp_path, lines):
    run("builds", data=tmp_path, MINSHENG_RUN_ID="0123456789ab")
    assert [line["run"] for line in lines()] == ["0123456789ab"]


def test_help_and_an_empty_place_leave_nothing(run, tmp_path, lines):
    run("builds", "--help", data=tmp_path)
    run("builds", data=tmp_path / "none")
    assert lines() == []
    assert not (tmp_path / "none").exists()

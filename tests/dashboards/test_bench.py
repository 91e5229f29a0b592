"""The bench keeps the latest text, and an address nothing that points at one person."""

from __future__ import annotations

import pytest

from dashboards.workbench.editor import _hear
from dashboards.workbench.parameters import may_be_told
from dashboards.workbench.session import Bench


def test_a_stale_word_of_the_editor_does_not_undo_a_later_one() -> None:
    bench = Bench()
    bench.put("select 1")
    _hear(bench, {"number": 1, "beat": 2, "text": "select 2"})
    _hear(bench, {"number": 1, "beat": 1, "text": "select 3"})
    assert bench.text == "select 2"
    bench.put("select 4")
    _hear(bench, {"number": 1, "beat": 3, "text": "select 5"})
    _hear(bench, None)
    assert bench.text == "select 4"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        *[("2013", True), ("西南街道", True), ("138 0013", True), ("", False), ("x" * 61, False)],
        *[("11010519491231002X", False), ("9f86d081884c7d659a2feaa0c55ad015", False)],
    ],
)
def test_what_may_point_at_one_person_stays_out_of_the_address(text: str, fits: bool) -> None:
    assert may_be_told(text) is fits

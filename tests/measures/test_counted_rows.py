"""Declared indicators count hand-counted rows, and nothing that is nearly one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.measures import Measure
from tests.measures.counted import SIGN, Counting, expected
from tests.measures.mutants import mutants

CASES = {
    case["name"]: case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_rows_count_up_to_what_was_counted_by_hand(counting: Counting, case: dict[str, Any]):
    found, told = counting.values(case), expected(case)
    assert {name: found.get(name) for name in told} == told


def test_every_declaration_is_counted_by_hand(measures: list[Measure]):
    counted = {name for case in CASES.values() for name in expected(case)}
    assert {measure.indicator_id for measure in measures} == counted


def test_a_declaration_that_is_wrong_in_one_place_is_noticed(
    counting: Counting, measures: list[Measure]
):
    wrong = {m.indicator_id: m for measure in measures for m in mutants(measure)}
    noticed = set()
    for case in CASES.values():
        found, told = counting.values(case, spoilt=True), expected(case)
        for name in wrong:
            right = name.partition(SIGN)[0]
            if right in told and found.get(name) != told[right]:
                noticed.add(name)
    assert [spoilt.place for name, spoilt in wrong.items() if name not in noticed] == []

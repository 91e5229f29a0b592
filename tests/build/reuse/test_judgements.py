"""A suite is asked again when its query or a table that it reads has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from expectations.published.table_judgement import TableJudgement
from expectations.published.table_suite import TableSuite
from pipelines.build.reuse.fingerprints import Fingerprints, read_fingerprints
from pipelines.build.reuse.judgements import judge_what_changed

PAID = TableSuite("paid", {"lost": "count(*)", "odd": "sum(odd)"})
AGREE = TableSuite("report", {"differs": "0"}, "report join paid using (month)")
TABLES = {"paid": "p1", "report": "r1", "other": "o1"}


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., tuple[list[TableJudgement], list[str], Fingerprints]]:
    """Judge suites as a build of these tables: what was said, who was asked, what is kept."""

    def asked(
        suites: Sequence[TableSuite], tables: dict[str, str], earlier: Fingerprints
    ) -> tuple[list[TableJudgement], list[str], Fingerprints]:
        new: list[str] = []

        def judge(suites: Sequence[TableSuite]) -> list[TableJudgement]:
            new.extend(suite.table for suite in suites)
            return [TableJudgement(s.table, rule, 9, 0) for s in suites for rule in s.counts]

        Fingerprints(tables=tables).write(tmp_path)
        said = judge_what_changed(judge, tmp_path, earlier)(suites)
        return said, new, read_fingerprints(tmp_path)

    return asked


def test_what_is_the_same_is_said_again_in_the_same_order(ask: Callable) -> None:
    first, new, kept = ask([PAID, AGREE], TABLES, Fingerprints())
    assert new == ["paid", "report"]
    assert ask([PAID, AGREE], TABLES | {"other": "o2"}, kept) == (first, [], kept_of(kept, "o2"))


def kept_of(kept: Fingerprints, other: str) -> Fingerprints:
    return replace(kept, tables=kept.tables | {"other": other})


@pytest.mark.parametrize(
    ("tables", "suites", "asked"),
    [
        (TABLES | {"report": "r2"}, [PAID, AGREE], ["report"]),
        (TABLES | {"paid": "p2"}, [PAID, AGREE], ["paid", "report"]),
        (TABLES, [TableSuite("paid", {"lost": "count(*) - 1"}), AGREE], ["paid"]),
        (TABLES, [AGREE, PAID], []),
    ],
)
def test_who_is_asked_again(
    ask: Callable, tables: dict[str, str], suites: list[TableSuite], asked: list[str]
) -> None:
    *_, kept = ask([PAID, AGREE], TABLES, Fingerprints())
    said, new, _ = ask(suites, tables, kept)
    assert new == asked
    assert [j.rule_code for j in said] == [rule for suite in suites for rule in suite.counts]

"""What a suite said of tables that are the same: it would say it again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from expectations.published.table_judgement import TableJudgement
from expectations.published.table_suite import TableSuite
from pipelines.build.reuse.fingerprints import Fingerprints, fingerprint, read_fingerprints

Judge = Callable[[Sequence[Any]], list[Any]]


def judge_what_changed(judge: Judge, place: Path, earlier: Fingerprints) -> Judge:
    """A judge that asks `judge` only about suites whose query or tables have changed.

    Args:
        judge: says of each rule of each suite, in their order, what became of it.
        place: the folder of the new build, which keeps what was said.
        earlier: of the build before.
    """

    def ask(suites: Sequence[TableSuite]) -> list[TableJudgement]:
        new = read_fingerprints(place)
        keys = [_key(suite, new.tables) for suite in suites]
        asked = [s for s, key in zip(suites, keys, strict=True) if key not in earlier.judged]
        answers = iter(judge(asked) if asked else [])
        said = {}
        for suite, key in zip(suites, keys, strict=True):
            if key in earlier.judged:
                said[key] = [TableJudgement(*values) for values in earlier.judged[key]]
            else:
                said[key] = [next(answers) for _ in suite.counts]
        if new.tables:
            judged = {key: [list(vars(j).values()) for j in told] for key, told in said.items()}
            replace(new, judged=judged).write(place)
        return [judgement for key in keys for judgement in said[key]]

    return ask


def _key(suite: TableSuite, tables: Mapping[str, str]) -> str:
    # Whatever table a query reads stands in its text.
    read = sorted(tables.keys() & set(re.findall(r"\w+", suite.query)))
    return fingerprint(suite.table, suite.query, *(tables[name] for name in read))

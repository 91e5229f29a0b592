"""The tables of a build held against their suites, on the engine that they lie in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.expectation_validation_result import ExpectationValidationResult

from expectations.published.table_judgement import TableJudgement
from expectations.published.table_suite import EXAMINED, TableSuite
from expectations.validate import expectation, is_judged, validate

_KIND = "expect_column_max_to_be_between"
# The observed maximum is the count itself; nothing else of a batch is looked at.
_RESULT_FORMAT = {"result_format": "BASIC"}


@dataclass(frozen=True)
class Batch:
    """The one row of a suite's query, on some engine; `parameters` where it is a frame."""

    definition: BatchDefinition
    parameters: Mapping[str, Any] | None = None


BatchOf = Callable[[str, str], Batch]


def judge_tables(
    context: object, suites: Iterable[TableSuite], batch_of: BatchOf
) -> Iterator[TableJudgement]:
    """Judge suite by suite, one validation each, on whatever engine `batch_of` makes batches of."""
    for number, suite in enumerate(suites):
        names = [EXAMINED, *suite.counts]
        rules = [
            expectation(
                name,
                _KIND,
                {"column": name, "min_value": 0} | ({} if name == EXAMINED else {"max_value": 0}),
            )
            for name in names
        ]
        batch = batch_of(f"{suite.table}-{number}", suite.query)
        found = validate(context, batch.definition, rules, _RESULT_FORMAT, batch.parameters)
        counts = {name: _observed(found[name]) for name in names}
        for name in suite.counts:
            yield TableJudgement(suite.table, name, counts[EXAMINED], counts[name])


def _observed(result: ExpectationValidationResult) -> int | None:
    value = result.result.get("observed_value") if is_judged(result) else None
    return None if value is None else int(value)

"""The tables of a build held against their suites, on the engine that they lie in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.expectation_validation_result import ExpectationValidationResult

from expectations.kept_connection import DuckdbDatasource
from expectations.published.table_suite import EXAMINED, TableSuite
from expectations.validate import expectation, is_judged, quiet_context, validate

_KIND = "expect_column_max_to_be_between"
# The observed maximum is the count itself; nothing else of a batch is looked at.
_RESULT_FORMAT = {"result_format": "BASIC"}
BatchOf = Callable[[str, str], BatchDefinition]


@dataclass(frozen=True)
class TableJudgement:
    """What became of one rule of a table.

    Attributes:
        examined_count, unexpected_count: of rows, or of whatever the rule counts; None where
            the rule could not be judged.
    """

    table_name: str
    rule_code: str
    examined_count: int | None
    unexpected_count: int | None

    @property
    def is_passed(self) -> bool:
        """Whether nothing breaks the rule."""
        return self.unexpected_count == 0


def judge_duckdb(path: str, suites: Iterable[TableSuite]) -> list[TableJudgement]:
    """Judge the tables of a DuckDB file, which is opened read-only and closed again."""
    context = quiet_context()
    source: DuckdbDatasource = context.data_sources.add_duckdb(
        name="build",
        connection_string=f"duckdb:///{path}",
        kwargs={"connect_args": {"read_only": True}},
    )

    def batch_of(name: str, query: str) -> BatchDefinition:
        return source.add_query_asset(name, query).add_batch_definition_whole_table(name)

    try:
        return list(judge_tables(context, suites, batch_of))
    finally:
        source.close()


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
        found = validate(context, batch, rules, _RESULT_FORMAT)
        counts = {name: _observed(found[name]) for name in names}
        for name in suite.counts:
            yield TableJudgement(suite.table, name, counts[EXAMINED], counts[name])


def _observed(result: ExpectationValidationResult) -> int | None:
    value = result.result.get("observed_value") if is_judged(result) else None
    return None if value is None else int(value)

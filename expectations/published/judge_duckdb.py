"""The tables of a DuckDB file held against their suites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from expectations.kept_connection import DuckdbDatasource
from expectations.published.judge_tables import Batch, judge_tables
from expectations.published.table_judgement import TableJudgement
from expectations.published.table_suite import TableSuite
from expectations.validate import quiet_context


def judge_duckdb(
    path: str, suites: Iterable[TableSuite], limits: Mapping[str, Any] | None = None
) -> list[TableJudgement]:
    """Judge the tables of a DuckDB file, which is opened read-only and closed again.

    Args:
        path: the file.
        suites: of its tables.
        limits: the engine's settings; without any it takes most of the machine's memory.
    """
    context = quiet_context()
    source: DuckdbDatasource = context.data_sources.add_duckdb(
        name="build",
        connection_string=f"duckdb:///{path}",
        kwargs={"connect_args": {"read_only": True, "config": {**(limits or {})}}},
    )

    def batch_of(name: str, query: str) -> Batch:
        return Batch(source.add_query_asset(name, query).add_batch_definition_whole_table(name))

    try:
        return list(judge_tables(context, suites, batch_of))
    finally:
        source.close()

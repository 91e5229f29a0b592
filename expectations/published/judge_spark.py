"""The tables of a Spark session held against the same suites, by Great Expectations' own engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from expectations.published.judge_tables import Batch, judge_tables
from expectations.published.table_judgement import TableJudgement
from expectations.published.table_suite import TableSuite
from expectations.validate import quiet_context


def judge_spark(session: Any, suites: Iterable[TableSuite]) -> list[TableJudgement]:
    """Judge the tables of the session's schema main; its one row a suite is all that is kept."""
    session.catalog.setCurrentDatabase("main")
    context = quiet_context()
    source = context.data_sources.add_spark("build", force_reuse_spark_context=True)

    def batch_of(name: str, query: str) -> Batch:
        # Each expectation would run the query anew.
        row = session.sql(query)
        counted = session.createDataFrame(row.collect(), row.schema)
        asset = source.add_dataframe_asset(name)
        return Batch(asset.add_batch_definition_whole_dataframe(name), {"dataframe": counted})

    return list(judge_tables(context, suites, batch_of))

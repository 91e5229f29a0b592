"""MetricFlow over a published build: it writes the SQL of a metric, DuckDB answers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow_semantics.model.dbt_manifest_parser import (
    parse_manifest_from_dbt_generated_manifest,
)
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup


class _Dialect:
    """All that MetricFlow asks of a client to write SQL; it is never connected."""

    sql_engine_type = SqlEngine.DUCKDB
    sql_plan_renderer = DuckDbSqlPlanRenderer()


class Metrics:
    """The project's metrics, to be asked of one build.

    Attributes:
        labels: the Chinese name of each metric, by its name.
    """

    def __init__(self, database: Path, project: Path) -> None:
        """Ask the build of a file, by the semantic models in the folder of a compiled project."""
        text = (project / "semantic_manifest.json").read_text(encoding="utf-8")
        manifest = parse_manifest_from_dbt_generated_manifest(text)
        self.labels = {metric.name: metric.label for metric in manifest.metrics}
        self._engine = MetricFlowEngine(SemanticManifestLookup(manifest), _Dialect())
        self._connection = duckdb.connect(database, read_only=True)

    def ask(self, metric: str, *group_by: str) -> list[tuple[Any, ...]]:
        """The rows of a metric: what it is grouped by, then its value."""
        request = MetricFlowQueryRequest.create(metric_names=[metric], group_by_names=group_by)
        sql = self._engine.explain(request).sql_statement.sql
        return self._connection.execute(sql).fetchall()

"""Great Expectations on DuckDB: a datasource whose engine keeps its one connection.

The engine that comes with Great Expectations closes the connection before the result is fetched,
which duckdb-engine does not forgive. Importing this module makes `data_sources.add_duckdb` known.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import sqlalchemy
from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine


class KeptConnectionEngine(SqlAlchemyExecutionEngine):
    """An engine that opens one connection and closes it when it is itself closed."""

    @contextmanager
    def get_connection(self) -> Iterator[sqlalchemy.Connection]:
        """The kept connection, fit for the next query also after one that failed."""
        if self._connection is None:
            self._connection = self.engine.connect()
        try:
            yield self._connection
        except Exception:
            self._connection.rollback()
            raise

    def close(self) -> None:
        """Close the kept connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class DuckdbDatasource(SQLDatasource):
    """A DuckDB file as a source of batches; its engine keeps one connection."""

    type: Literal["duckdb"] = "duckdb"

    @property
    def execution_engine_type(self) -> type[KeptConnectionEngine]:
        """The engine that batches of this source are judged by."""
        return KeptConnectionEngine

    def close(self) -> None:
        """Close the file, so that another connection may write it."""
        engine = self.get_execution_engine()
        engine.close()
        for pool in (engine.engine, self.get_engine()):
            pool.dispose()

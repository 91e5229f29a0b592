"""One suite of a build: a query of one row that counts what breaks each rule, in one pass.

The queries keep to the SQL that DuckDB and Spark both understand, and hold counts only: no
result can hold a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

EXAMINED = "examined"


@dataclass(frozen=True)
class TableSuite:
    """The rules of one table, or of several that must agree.

    Attributes:
        table: what a failure is told of.
        counts: rule → an expression that counts what breaks it; null counts as 0.
        source: what stands behind `from`; the table unless given.
        examined: an expression that counts what was looked at.
        tables: the tables it needs; the table alone unless given.
    """

    table: str
    counts: Mapping[str, str]
    source: str = ""
    examined: str = "count(*)"
    tables: tuple[str, ...] = field(default=())

    @property
    def needs(self) -> frozenset[str]:
        """The tables without which the suite says nothing."""
        return frozenset(self.tables or (self.table,))

    @property
    def query(self) -> str:
        """One row: how many were examined, and a column per rule of how many break it."""
        columns = {EXAMINED: self.examined, **self.counts}
        counted = (f"coalesce({counting}, 0) as {name}" for name, counting in columns.items())
        # Names and expressions are this package's own.
        return f"select {', '.join(counted)} from {self.source or self.table}"  # noqa: S608


def rows_where(condition: str) -> str:
    """How many rows of the source meet a condition."""
    return f"sum(case when {condition} then 1 else 0 end)"


def rows_lacking(*columns: str) -> str:
    """How many rows lack one of the columns."""
    return rows_where(" or ".join(f"{column} is null" for column in columns))


def rows_repeating(*columns: str) -> str:
    """How many rows repeat the columns of another."""
    texts = (f"coalesce(cast({column} as string), '-')" for column in columns)
    key = " || '|' || ".join(texts)
    return f"count(*) - count(distinct {key})"

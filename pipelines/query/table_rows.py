"""A whole table of the current build, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipelines.build.current import CurrentBuild, open_build
from pipelines.problem import Problem
from pipelines.query.answer import Answer
from pipelines.query.cells import Cell, from_json, to_json
from pipelines.query.told_error import near_names

_BATCH = 10_000


@contextmanager
def open_table(build: CurrentBuild, name: str) -> Iterator[Answer]:
    """The table's rows, ordered by its first columns, while the `with` lasts.

    Raises:
        Problem: the build has no such table.
    """
    names = {table.lower(): table for table in build.manifest.tables}
    if name.lower() not in names:
        raise Problem("export_unknown", exit_status=2, name=name, near=near_names(name, set(names)))
    with open_build(build) as connection:
        # The name is one of the manifest's own.
        query = f'select * from main."{names[name.lower()]}" order by all'  # noqa: S608
        result = connection.execute(query)
        columns = [(column, str(kind)) for column, kind, *_ in result.description or ()]
        kinds = [kind for _, kind in columns]
        yield Answer([column for column, _ in columns], kinds, _rows(result, kinds))


def _rows(result: duckdb.DuckDBPyConnection, kinds: list[str]) -> Iterator[tuple[Cell, ...]]:
    while batch := result.fetchmany(_BATCH):
        for row in batch:
            yield tuple(map(from_json, map(to_json, row), kinds))

"""The schema `raw` of a fresh build: views over the files of the deliveries in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType

import duckdb

from pipelines.build.closed_years import closed_files
from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import (
    CLOSED_DELIVERIES,
    CLOSED_FIGURES,
    DELIVERIES,
    DISPOSITIONS,
    IDENTITY_LINKS,
    QUALITY_RESULTS,
    feed_schemas,
    side_schemas,
)
from pipelines.corrections.apply_corrections import apply_corrections
from pipelines.corrections.read_corrections import read_corrections
from pipelines.data_folder import DataFolder
from pipelines.oversight.dispositions import in_force_on, read_dispositions
from pipelines.problem import Problem

Schema = dict[str, str]


def load_raw(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> list[str]:
    """Make schema `raw` and return the ids of the deliveries in force, sorted.

    A table without a file is there all the same, empty and typed; a column that a file lacks
    is null. The department's corrections lie over what the files hold; raw.corrections says
    what became of each.

    Raises:
        Problem: a file of corrections is malformed; a delivery in force has no file, or its
            file cannot be read; a file of a closed year is missing or damaged; or files were taken
            in and no register says which of them are in force.
    """
    corrections = read_corrections(folder)
    if not folder.deliveries.exists() and any(folder.receipts.glob("*.json")):
        raise Problem("register_missing")
    connection.execute("create schema raw")
    # These two are rewritten by every intake; the others never change. A build sees one state
    # of them, so they are copied.
    links = folder.raw / "identity_links.parquet"
    _make(connection, "table deliveries", DELIVERIES, _if_there(folder.deliveries))
    _make(connection, "table identity_links", IDENTITY_LINKS, _if_there(links))
    _load_dispositions(connection, folder)
    history = sorted(folder.quality.glob("*.parquet"))
    _make(connection, "view quality_results", QUALITY_RESULTS, history)
    _load_closed_years(connection, folder)
    in_force = connection.execute(
        "select delivery_id, feed, not coalesce(is_nil, false) and rows_accepted > 0 "
        "from raw.deliveries where state = 'in_force' order by delivery_id"
    ).fetchall()
    completed = dict(
        connection.execute(
            "select delivery_id, completes from raw.deliveries "
            "where state = 'in_force' and completes <> '' order by delivery_id"
        ).fetchall()
    )
    contracts = load_contracts()
    members = {contract.repeats_table for contract in contracts.values()}
    for feed, schema in feed_schemas(contracts).items():
        files = [
            folder.raw / feed / f"{delivery_id}.parquet"
            for delivery_id, its_feed, has_rows in in_force
            if its_feed == feed and has_rows
        ]
        _make(connection, f"view {feed}", schema, files, completed)
    names = {delivery_id for delivery_id, *_ in in_force}
    for table, schema in side_schemas(contracts).items():
        found = sorted((folder.raw / table).glob("*.parquet"))
        files = [path for path in found if path.stem in names]
        _make(connection, f"view {table}", schema, files, completed if table in members else {})
    apply_corrections(connection, corrections)
    return [delivery_id for delivery_id, *_ in in_force]


def _load_dispositions(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> None:
    # An answer expires in the world's time, not in the deliveries': a deadline is a real day.
    answers = in_force_on(read_dispositions(folder.dispositions), date.today())
    connection.register("answers", answers.to_arrow())
    columns = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in DISPOSITIONS.items())
    query = f"create table raw.dispositions as select {columns} from answers"  # noqa: S608
    connection.execute(query)
    connection.unregister("answers")


def _load_closed_years(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> None:
    figures, deliveries = closed_files(folder)
    _make(connection, "view closed_figures", CLOSED_FIGURES, figures)
    _make(connection, "view closed_deliveries", CLOSED_DELIVERIES, deliveries)


def _if_there(path: Path) -> list[Path]:
    return [path] if path.exists() else []


def _make(
    connection: duckdb.DuckDBPyConnection,
    what: str,
    schema: Schema,
    files: list[Path],
    completed: dict[str, str] = MappingProxyType({}),
) -> None:
    """Make a table or view of the files' columns.

    Rows that a return workbook put right are filed under the list that they complete, where they
    have the place that they were rejected from: for the models they are rows like all others.
    """
    present = _columns_of(connection, files)
    columns = ", ".join(
        f"cast({name if name in present else 'null'} as {kind}) as {name}"
        for name, kind in schema.items()
    )
    source = "(select 1) where false"
    if files:
        source = f"read_parquet([{_quoted(files)}], union_by_name = true)"
        names = {path.stem for path in files}
        cases = [f"when '{own}' then '{w}'" for own, w in completed.items() if own in names]
        if cases:
            filed = f"case delivery_id {' '.join(cases)} else delivery_id end"
            source = f"(select * replace ({filed} as delivery_id) from {source})"  # noqa: S608
    # Names come from contracts and paths are quoted: nothing here was typed by a user.
    kind, name = what.split()
    connection.execute(f"create {kind} raw.{name} as select {columns} from {source}")  # noqa: S608


def _columns_of(connection: duckdb.DuckDBPyConnection, files: list[Path]) -> set[str]:
    if not files:
        return set()
    query = f"select distinct name from parquet_schema([{_quoted(files)}])"  # noqa: S608
    try:
        return {name for (name,) in connection.execute(query).fetchall()}
    except duckdb.Error:
        if len(files) == 1:
            raise Problem("raw_file_unreadable", path=files[0]) from None
        return set().union(*(_columns_of(connection, [file]) for file in files))


def _quoted(files: list[Path]) -> str:
    return ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)

"""What must hold after every run, whatever became of it; each breach is one of four kinds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl

from pipelines.backup.examine_backup import examine_backup
from pipelines.build.builds import list_builds
from pipelines.build.current import connect_to, current_build
from pipelines.file_hash import file_hash
from pipelines.identity.access_log import broken_line
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from tests.faults.small_district import NEW, OLD, settings_of
from tests.faults.stages import BACKUP

Breach = tuple[str, str]
WRONG, LOST, UNREADABLE, STRAY = "wrong", "lost", "unreadable", "stray"
# Without what a delivery is named, and keys, which an act of custody changes.
_ROWS = ("amount", "source_row")


def safe_to_read(data: Path, has_build: bool) -> Iterator[Breach]:
    """What a reader meets who comes before anybody mends anything."""
    folder = settings_of(data).folder
    if has_build:
        try:
            yield from _whole_build(current_build(folder))
        except (Problem, duckdb.Error) as error:
            yield UNREADABLE, f"{type(error).__name__} {error}"
    if folder.access_log.exists():
        line = broken_line(folder, _secret(folder).vault_key)
        if line is not None:
            yield LOST, f"access log, line {line}"


def _whole_build(build) -> Iterator[Breach]:
    if file_hash(build.path) != build.manifest.file_sha256:
        yield UNREADABLE, f"{build.manifest.id} has another hash"
    if build.path.with_name(f"{build.path.name}.wal").exists():
        yield UNREADABLE, f"{build.manifest.id} has a .wal"
    with connect_to(build.path) as connection:
        for table, count in build.manifest.tables.items():
            if connection.execute(f"select count(*) from {table}").fetchone() != (count,):
                yield UNREADABLE, f"{table} has not {count} rows"
        if "told" in build.manifest.tables:
            yield from _sums_agree(connection)


def _sums_agree(connection: duckdb.DuckDBPyConnection) -> Iterator[Breach]:
    """Facts are the deliveries in force, to the cent and to the row."""
    off = connection.execute("""
        with facts as (
            select delivery_id, count(*) as rows, sum(amount) as amount
            from (select delivery_id, amount from paid
                union all select delivery_id, amount from given)
            group by delivery_id
        )
        select count(*) from (from told where state = 'in_force' and rows_accepted > 0) as told
        full join facts using (delivery_id)
        where told.rows_accepted is distinct from facts.rows
            or told.amount_sum is distinct from facts.amount
    """).fetchone()
    if off != (0,):
        yield WRONG, f"{off[0]} deliveries differ from their facts"


def done_in_full(data: Path, whole: Path, stage: str) -> Iterator[Breach]:
    """After a run without a fault: the same rows as if there had been none, and nothing left."""
    folder, other = settings_of(data).folder, settings_of(whole).folder
    yield from safe_to_read(data, list_builds(other) != [])
    for table in ("raw/disability_allowance_payments", "raw/donations", "closed_years/2013"):
        if (found := _rows(data / table)) != (expected := _rows(whole / table)):
            yield LOST, f"{table}: {len(found)} rows, not {len(expected)}"
    if list_builds(other) and _facts(folder) != _facts(other):
        yield WRONG, "facts differ"
    yield from _each_file_once(data, whole)
    if stage == "backup":
        yield from _whole_backup(data.parent / BACKUP)
    for path in _strays(data):
        yield STRAY, str(path.relative_to(data.parent))


def _whole_backup(path: Path) -> Iterator[Breach]:
    try:
        examine_backup(path)
    except Problem as problem:
        yield LOST, problem.code


def _rows(folder: Path) -> list[tuple]:
    found = []
    for path in sorted(folder.glob("*.parquet")):
        table = pl.read_parquet(path)
        names = [n for n in _ROWS if n in table.columns]
        kept = table.drop("closed_at", strict=False) if "indicator_id" in table.columns else None
        found += (table.select(names) if kept is None else kept).rows()
    return sorted(map(repr, found))


def _facts(folder) -> list[str]:
    with connect_to(current_build(folder).path) as connection:
        rows = connection.execute(
            "select source_row, amount from paid union all select source_row, amount from given"
        ).fetchall()
    return sorted(map(repr, rows))


def _each_file_once(data: Path, whole: Path) -> Iterator[Breach]:
    def states(place: Path) -> list[tuple]:
        receipts = [json.loads(p.read_bytes()) for p in (place / "receipts").glob("*.json")]
        return sorted((r["path"], r["status"], r["arrival"]) for r in receipts)

    def sums(place: Path) -> list[tuple]:
        table = pl.read_parquet(place / "raw" / "deliveries.parquet")
        rows = table.select("file_name", "state", "rows_accepted", "amount_sum").rows()
        return sorted((*row[:3], row[3] or Decimal(0)) for row in rows)

    if states(data) != states(whole):
        yield LOST, f"files: {states(data)}"
    if sums(data) != sums(whole):
        yield WRONG, f"register: {sums(data)}"


def _strays(data: Path) -> Iterator[Path]:
    yield from (path for path in data.rglob(".*"))
    yield from (path for path in data.parent.glob(".*"))
    if (data / "exchange").exists():
        yield data / "exchange"


def _secret(folder):
    try:
        return load_secret(folder, OLD)
    except Problem:
        return load_secret(folder, NEW)

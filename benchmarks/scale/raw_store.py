"""A raw store of any size: the rows of a real one again and again, of other people each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import feed_schemas, side_schemas
from pipelines.data_folder import DataFolder

# What a district has once, however many people live in it.
_ONCE = {
    *("fund_payments", "incubation_events", "milestones", "outreach_activities"),
    *("service_contracts", "social_work_agencies", "training_sessions", "village_reform"),
    *("welfare_institution_events", "delivery_warnings", "rejected_rows", "closed_rows"),
}
_TOTALS = ("declared_amount", "declared_count", "computed_amount", "computed_count")
# A copy's rows stand below those of the copy before.
_ROWS_APART = 100_000


def make_raw_store(data: Path, target: Path, copies: int) -> int:
    """Write a data folder whose raw store holds the rows of another `copies` times.

    Each copy has people, households and certificates of its own, so that faults stay in
    proportion; deliveries keep their number and grow.

    Args:
        data: a data folder with deliveries taken in.
        target: the new data folder, without inbox, vault and builds.
        copies: how often each row stands in the new store; 1 is the store itself.

    Returns:
        Rows of payment lists in the new store.
    """
    source, made = DataFolder(data), DataFolder(target)
    made.raw.mkdir(parents=True)
    shutil.copytree(source.receipts, made.receipts)
    shutil.copytree(source.quality, made.quality)
    contracts = load_contracts()
    rows = 0
    with duckdb.connect() as connection:
        for table in {**feed_schemas(contracts), **side_schemas(contracts)}:
            (made.raw / table).mkdir(exist_ok=True)
            for path in sorted((source.raw / table).glob("*.parquet")):
                times = 1 if table in _ONCE else copies
                written = _multiply(connection, path, made.raw / table / path.name, times)
                rows += written if table.endswith("_payments") else 0
        links = "identity_links.parquet"
        _multiply(connection, source.raw / links, made.raw / links, copies)
        _scale_register(connection, source.deliveries, made.deliveries, copies)
    return rows


def _multiply(connection: duckdb.DuckDBPyConnection, path: Path, to: Path, copies: int) -> int:
    """Write the file's rows `copies` times; how many that are."""
    described = connection.execute("describe from read_parquet($1)", [str(path)]).fetchall()
    present = [name for name, *_ in described]
    if "declared_amount" in present:
        return _replace(connection, path, to, {name: f"{name} * {copies}" for name in _TOTALS})
    told = ", ".join(f"{_of_copy(name)} as {name}" for name in present)
    source = f"read_parquet('{path}') cross join range({copies}) as copies(n)"
    order = "order by n, source_row" if "source_row" in present else "order by n"
    return _write(connection, f"select {told} from {source} {order}", to)  # noqa: S608


def _of_copy(column: str) -> str:
    """What a copy has in a column: names of its own for rows, people and households."""
    if column.endswith("_key") or column == "row_hash":
        return f"case when n = 0 then {column} else md5({column} || n) end"
    if column == "household_no":
        return f"case when n = 0 then {column} else {column} || '-' || n end"
    return f"{column} + n * {_ROWS_APART}" if column == "source_row" else column


def _scale_register(
    connection: duckdb.DuckDBPyConnection, path: Path, to: Path, copies: int
) -> None:
    once = ", ".join(f"'{table}'" for table in sorted(_ONCE))
    more = f"case when feed in ({once}) then 0 else {copies - 1} end"
    # What was rejected, totals and notes stay: each row read is still one of the four.
    made = {
        "rows_read": f"rows_read + rows_accepted * {more}",
        "rows_accepted": f"rows_accepted * (1 + {more})",
        "amount_sum": f"amount_sum * (1 + {more})",
    }
    _replace(connection, path, to, made)


def _replace(
    connection: duckdb.DuckDBPyConnection, path: Path, to: Path, made: dict[str, str]
) -> int:
    described = connection.execute("describe from read_parquet($1)", [str(path)]).fetchall()
    told = ", ".join(
        f"cast({made.get(name, name)} as {kind}) as {name}" for name, kind, *_ in described
    )
    return _write(connection, f"select {told} from read_parquet('{path}')", to)  # noqa: S608


def _write(connection: duckdb.DuckDBPyConnection, query: str, to: Path) -> int:
    written = connection.execute(
        f"copy ({query}) to '{to}' (format parquet, compression zstd)"
    ).fetchone()
    return written[0] if written else 0

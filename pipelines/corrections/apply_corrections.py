"""Lay the corrections over the raw views: the files stay, what the views show changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb

from pipelines.contracts import load_contracts
from pipelines.contracts.store_schema import CORRECTIONS
from pipelines.corrections.correction import Correction, TypedCell
from pipelines.corrections.find_cell import FoundCell, find_cell, literal, quoted
from pipelines.corrections.read_corrections import said_twice

Connection = duckdb.DuckDBPyConnection


def apply_corrections(connection: Connection, corrections: Iterable[Correction]) -> None:
    """Change the views of schema raw, and make raw.corrections: what became of each record.

    Sums of the deliveries in raw.deliveries follow the corrected rows, whose figures the
    warehouse holds against them.

    Raises:
        Problem: two records, each in its own words, speak of one cell.
    """
    standings = [find_cell(connection, correction) for correction in corrections]
    applied = [standing for standing in standings if standing.state == "applied"]
    cells: dict[tuple[Any, ...], FoundCell] = {}
    by_feed: dict[str, list[FoundCell]] = defaultdict(list)
    for standing in applied:
        other = cells.setdefault(standing.cell, standing)
        if other is not standing:
            raise said_twice(standing.correction, other.correction)
        by_feed[standing.correction.feed].append(standing)
    for feed, of_feed in by_feed.items():
        _lay_over(connection, feed, of_feed)
        _follow_sums(connection, feed, of_feed)
    columns = ", ".join(f"{name} {kind}" for name, kind in CORRECTIONS.items())
    connection.execute(f"create table raw.corrections ({columns})")
    marks = ", ".join("?" * len(CORRECTIONS))
    for standing in standings:
        values = list(_record(standing).values())
        connection.execute(f"insert into raw.corrections values ({marks})", values)  # noqa: S608


def corrected_cells(connection: Connection) -> list[dict[str, Any]]:
    """What became of each correction, as the build's manifest keeps it; no value of a cell."""
    kept = "state, file_name, line_number, feed, delivery_id, source_sheet, source_row, column_name"
    found = connection.execute(f"select {kept} from raw.corrections order by all")  # noqa: S608
    return [dict(zip(kept.split(", "), row, strict=True)) for row in found.fetchall()]


def _lay_over(connection: Connection, feed: str, standings: list[FoundCell]) -> None:
    """The feed's view anew, over what it showed before, with the corrected cells."""
    below = f"{feed}_as_delivered"
    connection.execute(f"alter view raw.{feed} rename to {below}")
    names = [name for name, *_ in connection.execute(f"describe raw.{below}").fetchall()]
    changed: dict[str, list[str]] = defaultdict(list)
    for standing in standings:
        delivery_id, sheet, row, _ = standing.cell
        cell = standing.correction.corrected
        changed[cell.column].append(
            f"when delivery_id = {quoted(delivery_id)} and source_row = {row} "
            f"and source_sheet is not distinct from {quoted(sheet)} then {literal(cell)}"
        )
    columns = [
        f"case {' '.join(changed[name])} else {name} end as {name}" if name in changed else name
        for name in names
    ]
    query = f"select {', '.join(columns)} from raw.{below}"  # noqa: S608
    connection.execute(f"create view raw.{feed} as {query}")


def _follow_sums(connection: Connection, feed: str, standings: list[FoundCell]) -> None:
    amount = load_contracts()[feed].amount_column
    for standing in standings:
        if standing.correction.column == amount:
            difference = f"{_or_zero(standing.correction.corrected)} - "
            difference += _or_zero(standing.correction.delivered)
            connection.execute(
                "update raw.deliveries set amount_sum = coalesce(amount_sum, 0) + "  # noqa: S608
                f"{difference} where delivery_id = ?",
                [standing.delivery_id],
            )


def _or_zero(cell: TypedCell) -> str:
    return f"coalesce({literal(cell)}, 0)"


def _record(standing: FoundCell) -> dict[str, Any]:
    correction = standing.correction
    known = {
        "correction_id": correction.correction_id,
        "state": standing.state,
        "feed": correction.feed,
        "stated_delivery": correction.delivery,
        "deliverer_code": correction.deliverer_code,
        "stated_month": correction.month,
        "delivery_id": standing.delivery_id,
        "source_sheet": standing.sheet or correction.sheet,
        "source_row": correction.row,
        "column_name": correction.column,
        "delivered_value": correction.delivered.value,
        "corrected_value": correction.corrected.value,
        "why": correction.why,
        "who": correction.who,
        "since_on": correction.since,
        "file_name": correction.file,
        "line_number": correction.line,
    }
    return {name: known[name] for name in CORRECTIONS}

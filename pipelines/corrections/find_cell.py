"""Find the cell that a correction speaks of among the deliveries in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from pipelines.corrections.correction import Correction, State, TypedCell


@dataclass(frozen=True)
class FoundCell:
    """A correction, its state, and the delivery and sheet of its one row (None: no such row)."""

    correction: Correction
    state: State
    delivery_id: str | None = None
    sheet: str | None = None

    @property
    def cell(self) -> tuple[Any, ...]:
        """Delivery, sheet, row and column: what two corrections may not share."""
        return self.delivery_id, self.sheet, self.correction.row, self.correction.column


def find_cell(connection: duckdb.DuckDBPyConnection, correction: Correction) -> FoundCell:
    """Look a correction's row up in the views of schema raw, and hold its guard against it."""
    # The view holds deliveries in force only: one that was replaced has no row here.
    place, values = _place(correction)
    beside = " and ".join(["true", *(f"({_holds(cell)})" for cell in correction.beside)])
    holds, is_mended = _holds(correction.delivered), _holds(correction.corrected)
    # Names come from contracts, and what the file says is quoted or bound.
    query = (
        f"select delivery_id, source_sheet, {beside}, {holds}, {is_mended} "  # noqa: S608
        f"from raw.{correction.feed} where {place}"
    )
    rows = connection.execute(query, values).fetchall()
    if len(rows) != 1:
        return FoundCell(correction, "ambiguous" if rows else "source_gone")
    delivery_id, sheet, is_row, is_as_delivered, is_as_it_should = rows[0]
    state: State = "changed"
    if is_row and is_as_delivered:
        state = "applied"
    elif is_row and is_as_it_should:
        state = "mended"
    return FoundCell(correction, state, delivery_id, sheet)


def _place(correction: Correction) -> tuple[str, list[Any]]:
    if correction.delivery:
        which, values = "starts_with(delivery_id, ?)", [correction.delivery]
    else:
        which = "deliverer_code = ? and ? between period_start and period_end"
        values = [correction.deliverer_code, correction.month]
    place = (
        f"delivery_id in (select delivery_id from raw.deliveries where {which} "  # noqa: S608
        "and feed = ?) and source_row = ?"
    )
    values += [correction.feed, correction.row]
    if correction.sheet is None:
        return place, values
    return f"{place} and source_sheet = ?", [*values, correction.sheet]


def _holds(cell: TypedCell) -> str:
    return f"{cell.column} is not distinct from {literal(cell)}"


def literal(cell: TypedCell) -> str:
    """The cell's value in SQL, of the column's type."""
    return f"cast({quoted(cell.value)} as {cell.sql_type})"


def quoted(text: str | None) -> str:
    """A text in SQL."""
    return "null" if text is None else "'" + text.replace("'", "''") + "'"

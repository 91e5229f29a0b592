"""What a corrections file writes for a column, typed as intake would have typed the cell."""

from __future__ import annotations

import re

import polars as pl

from pipelines.contracts import Column
from pipelines.contracts.raw_schema import kept_columns
from pipelines.corrections.correction import TypedCell
from pipelines.deliveries.placing.area_book import AreaBook, load_area_book
from pipelines.identity.numbers_in_text import hold_numbers
from pipelines.intake.values.read_column import read_column

_CODE = re.compile(r"\d{12}", re.ASCII)


class ValueFaultError(ValueError):
    """A text that the column cannot hold; `reason` is a code of pipelines/language (reason.*)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def typed_cell(column: Column, text: str | None) -> TypedCell:
    """The raw column and the value that `text` is there.

    Args:
        column: of the contract; neither personal nor one of numbered columns.
        text: as written; None for an empty cell.

    Raises:
        ValueFaultError: the column's kind cannot hold the text.
    """
    ((name, sql_type),) = kept_columns(column).items()
    if text is None:
        return TypedCell(name, sql_type, None)
    given = pl.Series([text], dtype=pl.String)
    if hold_numbers(given, are_codes=column.kind == "code")[0]:
        raise ValueFaultError("holds_number")
    if column.kind in {"town", "village"}:
        return TypedCell(name, sql_type, _area_code(column.kind, text, load_area_book()))
    read = read_column(column, given)
    value, reason, doubt = read.values[0], read.reasons[0], read.doubts[0]
    if value is None or doubt:
        raise ValueFaultError(reason or "not_exact")
    return TypedCell(name, sql_type, str(value))


def _area_code(kind: str, text: str, book: AreaBook) -> str:
    if _CODE.fullmatch(text):
        # Also the codes of places that intake did not know.
        return text
    # Where two towns have a village of one name, only the code tells which.
    code = book.town_code(text) if kind == "town" else book.village_code(text, "")
    if code is None:
        raise ValueFaultError("no_such_place")
    return code

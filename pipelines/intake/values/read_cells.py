"""Cells and their meanings: each distinct text is read once, for forms repeat their values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

Meaning = tuple[Any, str | None]
_FEW = 1000


@dataclass(frozen=True)
class ReadColumn:
    """A column as read.

    Attributes:
        values: typed; null where the cell is blank or cannot be typed.
        reasons: text; why a filled cell could not be typed, else null.
        doubts: text; what is doubtful about a value that was kept, else null.
    """

    values: pl.Series
    reasons: pl.Series
    doubts: pl.Series


def by_distinct(
    cells: pl.Series, meaning: Callable[[str], Meaning], kind: pl.DataType
) -> ReadColumn:
    """Read each distinct text once; forms repeat their values."""
    if len(cells) <= _FEW:
        return _one_by_one(cells, meaning, kind)
    distinct = cells.drop_nulls().unique()
    meanings = [meaning(text) for text in distinct.to_list()]
    if not meanings:
        return ReadColumn(cells.cast(kind), no_text(cells), no_text(cells))
    values = pl.Series([value for value, _ in meanings], dtype=kind)
    notes = pl.Series([note for _, note in meanings], dtype=pl.String)
    places = cells.replace_strict(
        distinct, pl.Series(range(len(distinct)), dtype=pl.UInt32), default=None
    )
    values, notes = values.gather(places), notes.gather(places)
    failed = values.is_null()
    nothing = no_text(cells)
    return ReadColumn(
        values.alias(cells.name),
        notes.zip_with(failed, nothing),
        nothing.zip_with(failed, notes),
    )


def _one_by_one(
    cells: pl.Series, meaning: Callable[[str], Meaning], kind: pl.DataType
) -> ReadColumn:
    """The same for a short column, where setting up the engine would cost more."""
    known: dict[str | None, Meaning] = {None: (None, None)}
    for text in cells.to_list():
        if text not in known:
            known[text] = meaning(text)
    read = [known[text] for text in cells.to_list()]
    return ReadColumn(
        pl.Series(cells.name, [value for value, _ in read], kind),
        pl.Series(cells.name, [n if v is None else None for v, n in read], pl.String),
        pl.Series(cells.name, [n if v is not None else None for v, n in read], pl.String),
    )


def no_text(cells: pl.Series) -> pl.Series:
    """As many nulls as there are cells: no reason, no doubt."""
    return pl.Series(cells.name, [None], pl.String).new_from_index(0, len(cells))

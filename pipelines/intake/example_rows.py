"""The example row of a blank form: known by its mark, doubted when someone filled it in."""

from __future__ import annotations

import polars as pl

from pipelines.contracts.form_row import (
    EXAMPLE_MARK,
    TEXT_KINDS,
    FormHeader,
    example_value,
)
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows.sorted_rows import LABEL, ROW


def is_example() -> pl.Expr:
    """Whether a sorted row is an example."""
    return (pl.col(LABEL) == EXAMPLE_MARK).fill_null(False)


def changed_examples(notes: pl.DataFrame, match: HeaderMatch) -> list[int]:
    """The numbers of the example rows that show other words than the blank form's.

    They are no records either, but a clerk who wrote over the example must hear of it. Dates and
    amounts are left out: a spreadsheet may show them in another way.
    """
    shown = {
        index: example_value(FormHeader(match.contract.column(name)))
        for name, index in match.columns.items()
        if match.contract.column(name).kind in TEXT_KINDS
    }
    own = [pl.col(f"c{index}").is_in([value]) for index, value in shown.items()]
    blank = [pl.col(f"c{index}").is_null() for index in shown]
    as_printed = pl.all_horizontal(
        (same | empty).fill_null(True) for same, empty in zip(own, blank, strict=True)
    )
    changed = notes.filter(is_example() & ~as_printed)
    return changed[ROW].to_list()

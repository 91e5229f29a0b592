"""The row that says 合计 or 小计, in one column or another."""

from __future__ import annotations

from pipelines.sample.files.columns import Column
from pipelines.sample.files.spelling import Cell, Speller


def total_row(
    columns: list[Column], sums: dict[str, float], label: str, place: str, speller: Speller
) -> list[Cell]:
    """The cells of a row of totals.

    Args:
        columns: of the sheet.
        sums: by column name; money in fen.
        label: 合计 or 小计.
        place: where the label stands: the first, the name's or the last column without a sum.
        speller: types the money.
    """
    cells: list[Cell] = [None] * len(columns)
    free = []
    for at, column in enumerate(columns):
        if column.field and column.field.name in sums:
            total = sums[column.field.name]
            cells[at] = speller.money(total) if column.kind == "money" else total
        elif column.field or column.is_serial:
            free.append(at)
    named = [at for at in free if columns[at].kind in ("name", "place")]
    cells[{"first": free[0], "last": free[-1]}.get(place, named[-1] if named else free[0])] = label
    return cells

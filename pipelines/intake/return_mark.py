"""The mark by which a return workbook is known, whatever its file is called."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.intake.grids.grid import Grid
from pipelines.intake.refusal import Refusal

# A hidden sheet of this name whose first cell says MARK; the version stands beside it.
MARKS_SHEET = "minsheng_return"
MARK = "minsheng return workbook"
VERSION = "1"
# The header of the column that a town answers in, which no other form has.
ANSWER = "镇街答复"
_REACH = 8
# The refusal of the ordinary reader, which a return workbook is not for.
IS_RETURN = "is_return_workbook"


def is_return_workbook(grids: Iterable[Grid]) -> bool:
    """Whether the sheets are those of a return workbook."""
    return any(grid.name == MARKS_SHEET and _first_cell(grid) == MARK for grid in grids)


def refuse_unmarked(grids: Iterable[Grid]) -> None:
    """Turn a return workbook's sheet away that came without the hidden one.

    Taken for a list, its few rows would replace the list that they were sent back from.

    Raises:
        Refusal: the sheet.
    """
    for grid in grids:
        if any(ANSWER in row for row in grid.frame.head(_REACH).iter_rows()):
            raise Refusal("return_mark_missing", sheet=grid.name)


def _first_cell(grid: Grid) -> str | None:
    return None if grid.frame.is_empty() else grid.frame.item(0, 0)

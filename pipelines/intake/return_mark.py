"""The mark by which a return workbook is known, whatever its file is called."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.intake.grids.grid import Grid

# A hidden sheet of this name whose first cell says MARK; the version stands beside it.
MARKS_SHEET = "minsheng_return"
MARK = "minsheng return workbook"
VERSION = "1"
# The refusal of the ordinary reader, which a return workbook is not for.
IS_RETURN = "is_return_workbook"


def is_return_workbook(grids: Iterable[Grid]) -> bool:
    """Whether the sheets are those of a return workbook."""
    return any(grid.name == MARKS_SHEET and _first_cell(grid) == MARK for grid in grids)


def _first_cell(grid: Grid) -> str | None:
    return None if grid.frame.is_empty() else grid.frame.item(0, 0)

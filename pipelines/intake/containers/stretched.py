"""Sheets whose filled rectangle is far larger than what stands in it."""

from __future__ import annotations

from pipelines.intake.refusal import Limits, Refusal

MOST_COLUMNS = 1000
# A text may have as many as a spreadsheet: its reader makes room for what it meets alone.
MOST_IN_TEXT = 16_384
# A rectangle of fewer cells costs little, however few of them are filled.
_ANY = 5_000_000
_MOST_PER_FILLED = 20


def refuse_stretched(
    width: int,
    height: int,
    filled: int,
    limits: Limits | None = None,
    columns: int = MOST_COLUMNS,
) -> None:
    """Refuse a sheet that costs more than what stands in it: a reader allocates its rectangle.

    Args:
        width: columns from the first filled cell to the last.
        height: rows, likewise.
        filled: how many of its cells are filled; more than there are is no matter.
        limits: of the installation.
        columns: how many there may be.

    Raises:
        Refusal: too many columns or cells, or nearly all of many cells are blank.
    """
    if width > columns or width * height > (limits or Limits()).cells:
        raise Refusal("sheet_too_large")
    refuse_hollow(width, height, filled)


def refuse_hollow(width: int, height: int, filled: int) -> None:
    """Refuse a sheet, however large, nearly all of whose many cells are blank.

    Raises:
        Refusal: it is so.
    """
    cells = width * height
    if cells > _ANY and cells > filled * _MOST_PER_FILLED:
        raise Refusal("sheet_too_large")

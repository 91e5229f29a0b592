"""A sheet as it was written: every cell text, blanks null, merged ranges not yet filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from pipelines.intake.containers.inspected import MergedRange

_MARGINS = r"^\s*$|^\s|\s$|^'|[\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_CONTROL = r"[\x00-\x1f\x7f]+"


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Attributes:
        frame: text columns in the sheet's order; row i is the sheet's row i + 1.
        first_column: how many blank columns stand left of the frame.
        merges: merged ranges in the sheet's own rows and columns, from 0.
        doubts: codes of warnings about the sheet as a whole.
        long_numbers: a call that lists (row, column) of numeric cells of 16 digits and more;
            it may have to read the sheet again.
        is_text: whether it is a .csv, whose cells are what its delimiters make of its lines.
    """

    name: str
    frame: pl.DataFrame
    hidden: bool = False
    first_column: int = 0
    merges: tuple[MergedRange, ...] = ()
    doubts: tuple[str, ...] = ()
    long_numbers: Callable[[], frozenset[tuple[int, int]]] = frozenset
    is_text: bool = False

    def frame_merges(self) -> list[MergedRange]:
        """The merged ranges in the frame's own columns."""
        shift = self.first_column
        return [MergedRange(m.top, m.left - shift, m.bottom, m.right - shift) for m in self.merges]

    def letter(self, index: int) -> str:
        """The letter over the frame's column `index`, as the spreadsheet shows it."""
        number, letters = index + self.first_column + 1, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


def without_margins(frame: pl.DataFrame) -> pl.DataFrame:
    """The cells without outer blanks, tabs, zero-width characters, leading apostrophes.

    Cells that hold nothing else become null. Columns that need nothing are left alone.
    """
    if not frame.width or not frame.height:
        return frame
    dirty = frame.select(pl.all().str.contains(_MARGINS).any()).row(0)
    cells = [pl.col(name) for name, flag in zip(frame.columns, dirty, strict=True) if flag]
    if not cells:
        return frame
    return frame.with_columns(
        cell.str.replace_all(_INVISIBLE, "")
        .str.replace_all(_CONTROL, " ")
        .str.strip_chars()
        .str.strip_prefix("'")
        .str.strip_chars()
        .replace("", None)
        for cell in cells
    )

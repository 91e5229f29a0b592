"""Merges equal places that stand one below the other, as clerks like to."""

from __future__ import annotations

from pipelines.sample.files.columns import Column
from pipelines.sample.files.sheet import Sheet
from pipelines.sample.files.spelling import Cell


def merge_places(sheet: Sheet, columns: list[Column], first: int) -> None:
    """Merge every run of one town or village from a line on; only its top cell stays filled."""
    for at, column in enumerate(columns):
        if column.kind == "place":
            _merge_column(sheet, at, first)


def _merge_column(sheet: Sheet, at: int, first: int) -> None:
    last = len(sheet.lines)
    line = first
    while line < last:
        end = line
        place = _cell(sheet, line, at)
        while place and end + 1 < last and _cell(sheet, end + 1, at) == place:
            end += 1
        if end > line:
            sheet.merges.append((line, at, end, at))
            for covered in range(line + 1, end + 1):
                sheet.lines[covered][at] = None
        line = end + 1


def _cell(sheet: Sheet, line: int, at: int) -> Cell:
    cells = sheet.lines[line]
    return cells[at] if at < len(cells) else None

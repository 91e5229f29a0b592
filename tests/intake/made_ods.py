"""An .ods workbook made of a grid of cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from tests.intake.made_files import Grid


def write_ods(path: Path, grid: Grid, merges: tuple[tuple[int, int, int, int], ...] = ()) -> Path:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    spans = {(t, le): (b - t + 1, r - le + 1) for t, le, b, r in merges}
    covered = {(i, j) for t, le, b, r in merges for i in range(t, b + 1) for j in range(le, r + 1)}
    for r, cells in enumerate(grid):
        line = TableRow()
        for c, cell in enumerate(cells):
            line.addElement(_ods_cell(cell, spans.get((r, c)), (r, c) in covered))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def _ods_cell(cell: Any, span: tuple[int, int] | None, covered: bool) -> Any:
    if covered and not span:
        return CoveredTableCell()
    settings = {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]} if span else {}
    if cell is None:
        return TableCell(**settings)
    if isinstance(cell, date):
        settings |= {"valuetype": "date", "datevalue": cell.isoformat()}
    elif isinstance(cell, int | float):
        settings |= {"valuetype": "float", "value": str(cell)}
    else:
        settings |= {"valuetype": "string"}
    made = TableCell(**settings)
    made.addElement(P(text=str(cell)))
    return made

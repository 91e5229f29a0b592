"""Paragraphs and tables of a Word document, with raised numbers of notes and marked places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.shared import Mm

_TEXT_MILLIMETRES = 156
# No line ends between a figure and the number of its note.
_JOINER = "\u2060"
Pieces = list[dict[str, Any]]


def add_paragraph(document: Any, style: str, text: str) -> Any:
    """A paragraph of plain words."""
    return document.add_paragraph(text, style=style)


def add_pieces(document: Any, style: str, pieces: Pieces, with_next: bool = False) -> None:
    """A paragraph of words and figures; with_next: it stays on the page of the one below."""
    paragraph = document.add_paragraph(style=style)
    if with_next:
        paragraph.paragraph_format.keep_with_next = True
    _fill(paragraph, pieces)


def _fill(paragraph: Any, pieces: Pieces) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece["text"])
        if piece["is_mark"]:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if piece["note"]:
            paragraph.add_run(f"{_JOINER}{piece['note']}").font.superscript = True


def add_table(
    document: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str | Pieces]],
    shares: Sequence[float],
) -> None:
    """A table over the text's width, its head on every page, its rows not broken over pages.

    Args:
        document: it is added at the end of this.
        heads: a word per column.
        rows: cells of words, or of words and figures.
        shares: what each column gets of the width; they add up to 1.
    """
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill_cell(cell, head, "Table head")
    _mark_row(table.rows[0], "w:tblHeader")
    for row in rows:
        line = table.add_row()
        _mark_row(line, "w:cantSplit")
        for cell, told in zip(line.cells, row, strict=True):
            _fill_cell(cell, told, "Table text")
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(_TEXT_MILLIMETRES * share)
        for cell in column.cells:
            cell.width = Mm(_TEXT_MILLIMETRES * share)


def _fill_cell(cell: Any, told: str | Pieces, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    if isinstance(told, str):
        paragraph.add_run(told)
    else:
        _fill(paragraph, told)


def _mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))

"""Markdown as paragraphs: its signs left out, a table's figures with their headings."""

from __future__ import annotations

import re

from pipelines.factcheck.reading.files.tables import Cell, headed_cells
from pipelines.factcheck.reading.paragraph import Paragraph

_MARKUP = re.compile(r"^\s{0,3}(?:#{1,6}|>|[-*+](?=\s))\s*|\*\*|__|`")
_NOTE = re.compile(r"\[\^[^\]]+\]")
_STRUCK = re.compile(r"~~[^~]+~~")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:-]+$")


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """The lines of a text, blank ones too; the cells of a table one by one."""
    found: list[Paragraph] = []
    table: list[str] = []
    for line in [*text.splitlines(), ""]:
        if _ROW.match(line):
            table.append(line)
            continue
        if table:
            found += _cells(table, next((p.text for p in reversed(found) if p.text), ""))
            table = []
        found.append(Paragraph(_plain(line)))
    return found[:-1]


def _plain(line: str) -> str:
    return _MARKUP.sub("", _STRUCK.sub("", _LINK.sub(r"\1", _NOTE.sub("", line)))).strip()


def _cells(lines: list[str], title: str) -> list[Paragraph]:
    rows = []
    for number, line in enumerate(lines):
        if not _RULE.match(line):
            parts = line.strip().strip("|").split("|")
            rows.append([Cell(number * 1000 + n, _plain(part)) for n, part in enumerate(parts)])
    headed = headed_cells(rows, title)
    cells = [cell for row in rows for cell in row]
    return [
        Paragraph(cell.text, told.lead, told.tail)
        if (told := headed.get(cell.key))
        else Paragraph(cell.text)
        for cell in cells
    ]

"""An HTML page as paragraphs: what a reader sees, a table's figures with their headings."""

from __future__ import annotations

import re
from typing import Any

import lxml.etree
import lxml.html

from pipelines.factcheck.reading.files.tables import Cell, headed_cells
from pipelines.factcheck.reading.paragraph import Paragraph
from pipelines.problem import Problem

_BLOCKS = {
    *("p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "title"),
    *("section", "article", "blockquote", "dt", "dd", "caption", "header", "footer", "pre", "hr"),
}
# What a reader does not see, and the numbers of notes.
_UNSEEN = {"script", "style", "template", "svg", "noscript", "sup", "del", "s"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WIDEST = 1000
_MOST_PLACES = 100_000


def html_paragraphs(text: str) -> list[Paragraph]:
    """The blocks of a page that hold words, in their order.

    Raises:
        Problem: it is nested too deeply, or a table has too many places.
    """
    try:
        # By default what is nested deeper than 256 elements is left out without a word.
        parser = lxml.html.HTMLParser(huge_tree=True)
        page = lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return []
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise Problem("factcheck_too_large")
    reader = _Reader()
    reader.read(page)
    return [p for p in reader.paragraphs if p.text]


class _Reader:
    """Collects the words of a page, a string a block."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._open = ""

    def read(self, page: Any) -> None:
        """Read all that the page shows; a stack, for pages may be nested deeply."""
        steps: list[tuple[str, Any]] = [("enter", page)]
        while steps:
            step, node = steps.pop()
            if step == "text":
                self._open += node or ""
            elif step == "leave":
                self._close()
            else:
                steps += self._entered(node)
        self._close()

    def _entered(self, node: Any) -> list[tuple[str, Any]]:
        """What is left to read of an element, the last first."""
        if not isinstance(node.tag, str) or not _is_seen(node):
            return []
        if node.tag == "table" and not node.xpath(".//table"):
            self._close()
            self._read_table(node)
            return []
        is_block = node.tag in _BLOCKS
        if is_block:
            self._close()
        steps: list[tuple[str, Any]] = [("text", node.text)]
        for child in node:
            steps += [("enter", child), ("text", child.tail)]
        steps += [("leave", node)] if is_block else []
        return steps[::-1]

    def _close(self) -> None:
        self.paragraphs.append(Paragraph(" ".join(self._open.split())))
        self._open = ""

    def _read_table(self, table: Any) -> None:
        caption = " ".join(" ".join(map(_text, table.xpath("./caption"))).split())
        if caption:
            self.paragraphs.append(Paragraph(caption))
        title = next((p.text for p in reversed(self.paragraphs) if p.text), "")
        rows = _grid(table)
        headed = headed_cells(rows, title)
        for cell in {cell.key: cell for row in rows for cell in row}.values():
            told = headed.get(cell.key)
            lead, tail = (told.lead, told.tail) if told else ("", "")
            self.paragraphs.append(Paragraph(cell.text, lead, tail))


def _is_seen(node: Any) -> bool:
    is_hidden = "hidden" in node.attrib or _HIDDEN.search(node.get("style", ""))
    return node.tag not in _UNSEEN and not is_hidden


def _grid(table: Any) -> list[list[Cell]]:
    """The rows of a table, a cell at each of the places over which it is merged.

    Raises:
        Problem: there are too many places.
    """
    rows: list[list[Cell]] = []
    hanging: dict[tuple[int, int], Cell] = {}
    cells: list[Cell] = []
    lines = table.xpath(".//tr")
    places = 0
    for number, line in enumerate(lines):
        row: list[Cell] = []
        for node in line.xpath("./td | ./th"):
            while (number, len(row)) in hanging:
                row.append(hanging[number, len(row)])
            cell = Cell(len(cells), _text(node))
            cells.append(cell)
            wide, high = _span(node, "colspan"), min(_span(node, "rowspan"), len(lines))
            places += wide * high
            if places > _MOST_PLACES:
                raise Problem("factcheck_too_large")
            for below in range(1, high):
                hanging |= {(number + below, len(row) + n): cell for n in range(wide)}
            row += [cell] * wide
        while (number, len(row)) in hanging:
            row.append(hanging[number, len(row)])
        rows.append(row)
    return [row for row in rows if row]


def _text(node: Any) -> str:
    """The words of a cell or caption that a reader sees, a line a block."""
    reader = _Reader()
    reader.read(node)
    return "\n".join(p.text for p in reader.paragraphs if p.text)


def _span(node: Any, name: str) -> int:
    told = node.get(name, "1").strip()
    return min(max(int(told), 1), _WIDEST) if told.isascii() and told.isdigit() else 1

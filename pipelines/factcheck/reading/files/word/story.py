"""All the words of a .docx in reading order, each paragraph with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.factcheck.reading.files.tables import Cell, headed_cells
from pipelines.factcheck.reading.files.word.package import check_package
from pipelines.factcheck.reading.paragraph import Paragraph
from pipelines.problem import Problem

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What was struck out by tracked changes, a second copy of a text box, and what is no word.
_COPY = f"{_MC}Fallback"
_UNREAD = {f"{_W}del", f"{_W}moveFrom", _COPY, f"{_W}rPr", f"{_W}pPr", f"{_W}sectPr"}
_MOST_PLACES = 100_000
_NOTES = ("footnotes", "endnotes")
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True)
class Passage:
    """A paragraph of the document.

    Attributes:
        element: its w:p.
        paragraph: its words.
        takes_comments: Word allows none in headers, footers, notes and text boxes.
    """

    element: Any
    paragraph: Paragraph
    takes_comments: bool = True


def open_word(path: Path) -> tuple[Any, list[Passage]]:
    """A .docx and its paragraphs: the body with its tables and text boxes, headers, footers, notes.

    Raises:
        Problem: the file is no .docx that can be read.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    check_package(path)
    try:
        document = docx.Document(str(path))
        passages = list(_passages(document.element.body, True))
        for root in _margins(document):
            passages += _passages(root, False)
    # What a torn document lacks shows itself only where it is looked for.
    except (PackageNotFoundError, LxmlError, LookupError, ValueError, AttributeError, TypeError):
        raise Problem("factcheck_damaged") from None
    return document, passages


def read_runs(element: Any) -> list[Any]:
    """The runs of a w:p whose words are read: none struck out, none raised (numbers of notes)."""
    from docx.text.run import Run

    found = []
    for node in _walk(element, skip=f"{_W}txbxContent"):
        if node.tag == f"{_W}r":
            run = Run(node, element)
            if not run.font.superscript and not run.font.hidden:
                found.append(run)
    return found


def _walk(element: Any, skip: str) -> Iterator[Any]:
    """All that is inside an element in its order, without what is not read."""
    for child in element:
        if child.tag not in _UNREAD and child.tag != skip and isinstance(child.tag, str):
            yield child
            yield from _walk(child, skip)


def _text(element: Any) -> str:
    return "".join(run.text for run in read_runs(element))


def _passages(root: Any, takes_comments: bool, title: str = "") -> Iterator[Passage]:
    for child in root:
        if child.tag in _UNREAD or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}p":
            text = _text(child)
            title = text if text.strip() else title
            yield Passage(child, Paragraph(text), takes_comments)
            for box in child.iter(f"{_W}txbxContent"):
                around = [up.tag for up in box.iterancestors(f"{_W}p", _COPY)]
                # A box in a box comes with the outer one.
                if around.count(f"{_W}p") == 1 + _boxes_around(child) and _COPY not in around:
                    yield from _passages(box, False)
        elif child.tag == f"{_W}tbl":
            yield from _of_table(child, takes_comments, title)
        else:
            yield from _passages(child, takes_comments, title)


def _boxes_around(paragraph: Any) -> int:
    return sum(1 for _ in paragraph.iterancestors(f"{_W}p"))


def _of_table(table: Any, takes_comments: bool, title: str) -> Iterator[Passage]:
    from docx.table import Table

    if sum(map(_width, table.iter(f"{_W}tc"))) > _MOST_PLACES:
        raise Problem("factcheck_too_large")
    rows, elements = [], {}
    for row in Table(table, None).rows:
        cells = []
        for cell in row.cells:
            # A merged cell comes once for each of its places.
            key = id(cell._tc)
            elements[key] = cell._tc
            cells.append(Cell(key, "\n".join(map(_text, cell._tc.iter(f"{_W}p")))))
        rows.append(cells)
    headed = headed_cells([row for row in rows if row], title)
    for key, element in elements.items():
        told = headed.get(key)
        for passage in _passages(element, takes_comments):
            if told and passage.paragraph.text.strip():
                paragraph = Paragraph(passage.paragraph.text, told.lead, told.tail)
                passage = Passage(passage.element, paragraph, takes_comments)
            yield passage


def _width(cell: Any) -> int:
    """Over how many columns a cell is merged; a file may claim millions."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    told = "1" if span is None else span.get(f"{_W}val", "1")
    return int(told) if told.isascii() and told.isdigit() else 1


def _margins(document: Any) -> Iterator[Any]:
    """The roots of headers, footers and notes, each part once."""
    from docx.oxml.parser import parse_xml

    seen = set()
    for related in document.part.rels.values():
        kind = related.reltype.rpartition("/")[2]
        if related.is_external or id(related.target_part) in seen:
            continue
        seen.add(id(related.target_part))
        if kind in {"header", "footer"}:
            yield related.target_part.element
        elif kind in _NOTES:
            for note in parse_xml(related.target_part.blob):
                if note.get(f"{_W}type") not in _SEPARATORS:
                    yield note

"""A text file as paragraphs: .txt, .md, .html and .docx, headings and table cells too."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pipelines.problem import Problem

KINDS = (".docx", ".txt", ".md", ".html", ".htm")
_MOST_BYTES = 50_000_000
_MARKUP = re.compile(r"^\s{0,3}(?:#{1,6}|>|[-*+](?=\s))\s*|\*\*|__|`")
_NOTE = re.compile(r"\[\^[^\]]+\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_BLOCKS = {"p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "title"}
# What a reader does not see, and the numbers of notes.
_UNSEEN = {"script", "style", "template", "svg", "noscript", "sup"}


def read_document(path: Path) -> list[str]:
    """The paragraphs of a text, in their order; empty ones stay where they are a blank line.

    Raises:
        Problem: the file is of another kind, too large, damaged, or no text.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise Problem("factcheck_kind", exit_status=2, kinds="、".join(KINDS))
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Problem("factcheck_too_large")
        if kind == ".docx":
            return ["".join(r.text for r in read_runs(p)) for p in open_paragraphs(path)[1]]
        text = _decoded(path.read_bytes())
    except FileNotFoundError:
        raise Problem("factcheck_no_file", exit_status=2) from None
    if kind in {".html", ".htm"}:
        return _html_paragraphs(text)
    if kind == ".md":
        plain = (_LINK.sub(r"\1", _NOTE.sub("", line)) for line in text.splitlines())
        return [_MARKUP.sub("", line).strip() for line in plain]
    return text.splitlines()


def open_paragraphs(path: Path) -> tuple[Any, list[Any]]:
    """A .docx document, and its paragraphs in reading order, those of tables included.

    Raises:
        Problem: the file is no .docx that can be read.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile):
        raise Problem("factcheck_damaged") from None
    paragraphs = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row.cells]
            # A merged cell comes once for each of its places.
            distinct = {id(cell._tc): cell for cell in cells}.values()
            paragraphs += [p for cell in distinct for p in cell.paragraphs]
        else:
            paragraphs.append(block)
    return document, paragraphs


def read_runs(paragraph: Any) -> list[Any]:
    """The runs whose words are read: all but raised ones, which are the numbers of notes."""
    runs: list[Any] = []
    for part in paragraph.iter_inner_content():
        runs += getattr(part, "runs", [part])
    return [run for run in runs if not run.font.superscript]


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Problem("factcheck_damaged")


class _Blocks(HTMLParser):
    """Collects the text that a reader sees, a string a block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.blocks[-1] += data


def _html_paragraphs(text: str) -> list[str]:
    parser = _Blocks()
    parser.feed(text)
    parser.close()
    return [" ".join(block.split()) for block in parser.blocks if block.strip()]

"""A text file as paragraphs: .txt, .md, .html and .docx, headings and tables' cells too."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from pipelines.factcheck.reading.files.html_text import html_paragraphs
from pipelines.factcheck.reading.files.markdown_text import markdown_paragraphs
from pipelines.factcheck.reading.files.word.story import open_word
from pipelines.factcheck.reading.paragraph import Paragraph
from pipelines.problem import Problem

KINDS = (".docx", ".txt", ".md", ".html", ".htm")
_MOST_BYTES = 50_000_000
_MOST_SIGNS = 500_000
# Longer ones are no paragraphs, and would be read in hours.
_LONGEST_PARAGRAPH = 20_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No text file holds them.
_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")


def read_document(path: Path) -> list[Paragraph]:
    """The paragraphs of a text, in their order; empty ones stay where they are a blank line.

    Raises:
        Problem: the file is of another kind, too large, damaged, or holds no words.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise Problem("factcheck_kind", exit_status=2, kinds="、".join(KINDS))
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Problem("factcheck_too_large")
        if kind == ".docx":
            return _checked([passage.paragraph for passage in open_word(path)[1]])
        return read_text(path.read_bytes(), kind)
    except FileNotFoundError:
        raise Problem("factcheck_no_file", exit_status=2) from None
    except OSError:
        raise Problem("factcheck_damaged") from None


def read_text(content: bytes, kind: str = ".txt") -> list[Paragraph]:
    """The paragraphs of the bytes of a text that is no .docx.

    Raises:
        Problem: it is too large, no text, or holds no words.
    """
    text = _decoded(content)
    if kind in {".html", ".htm"}:
        return _checked(html_paragraphs(text))
    if kind == ".md":
        return _checked(markdown_paragraphs(text))
    return _checked([Paragraph(line) for line in text.splitlines()])


def _checked(paragraphs: list[Paragraph]) -> list[Paragraph]:
    signs = sum(len(paragraph.text) for paragraph in paragraphs)
    if signs > _MOST_SIGNS:
        raise Problem("factcheck_too_long", most=_MOST_SIGNS // 10_000)
    if any(len(paragraph.text) > _LONGEST_PARAGRAPH for paragraph in paragraphs):
        raise Problem("factcheck_long_paragraph", most=_LONGEST_PARAGRAPH // 10_000)
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise Problem("factcheck_empty")
    return paragraphs


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise Problem("factcheck_damaged")

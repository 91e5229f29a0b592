"""Whether a .docx may be opened: no other kind of file, no password, no bomb."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from pipelines.problem import Problem

# Word's old format, and what a password wraps a .docx in.
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
# Paragraphs and cells, before they are parsed.
_DOCUMENT, _PIECES, _MOST_PIECES = "word/document.xml", (b"<w:p>", b"<w:p ", b"<w:p/"), 30_000
_MOST_UNPACKED, _MOST_ENTRIES = 300_000_000, 5_000
# Of the parts that are parsed at once.
_MOST_XML, _HIGHEST_RATIO, _SMALL = 60_000_000, 200, 1_000_000


def check_package(path: Path) -> None:
    """Pass over a .docx that can be opened.

    Raises:
        Problem: it is of the old format or has a password, is damaged, or too large unpacked.
    """
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise Problem("factcheck_password")
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_sizes(entries)
            if package.testzip() is not None:
                raise Problem("factcheck_damaged")
            if _DOCUMENT in package.namelist():
                text = package.read(_DOCUMENT)
                if sum(map(text.count, _PIECES)) > _MOST_PIECES:
                    raise Problem("factcheck_too_large")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        raise Problem("factcheck_damaged") from None
    except RuntimeError:
        # The zip itself, not the document, has a password.
        raise Problem("factcheck_password") from None


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Problem("factcheck_password")
    xml = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    is_bomb = any(
        entry.file_size > _SMALL and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if (
        is_bomb
        or len(entries) > _MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > _MOST_UNPACKED
        or sum(entry.file_size for entry in xml) > _MOST_XML
    ):
        raise Problem("factcheck_too_large")

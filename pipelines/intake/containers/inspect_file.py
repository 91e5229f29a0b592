"""Decide what a file really is by its bytes, and refuse what cannot be read as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pipelines.intake.containers.inspected import Inspected
from pipelines.intake.containers.look_into_ods import look_into_ods
from pipelines.intake.containers.look_into_ole import look_into_ole
from pipelines.intake.containers.look_into_xlsx import look_into_xlsx
from pipelines.intake.containers.unpack_zip import unpack
from pipelines.intake.refusal import MEGABYTE, Limits, Refusal

ENDINGS = (".xls", ".xlsx", ".ods", ".csv")

_PLAIN = re.compile(r"\.[a-z0-9]{1,5}")
_SIGNATURES = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"\x09\x00\x04\x00": "Excel 2",
    b"\x09\x02\x06\x00": "Excel 3",
    b"\x09\x04\x06\x00": "Excel 4",
    b"{\\rtf": "RTF",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANKS = b"\x00 \t\r\n"
_HEAD_BYTES = 4096
_MARKUP = {
    b"<html": "HTML",
    b"<!doctype": "HTML",
    b"<table": "HTML",
    b"mime-version": "HTML",
    b"<?xml": "XML",
}
_OFFICE_PARTS = {
    "word/document.xml": "Word",
    "ppt/presentation.xml": "PowerPoint",
    "xl/workbook.bin": "XLSB",
}


def inspect_file(path: Path, limits: Limits) -> Inspected:
    """Look at a file before it is parsed; its kind is what the bytes say, not the ending.

    A workbook or a text under another's ending is read as what it is: workbooks name
    themselves in their first bytes, and a text is only taken if a form answers its header.

    Raises:
        Refusal: the file cannot be read as a table; the code says why.
    """
    _refuse_unknown_ending(path)
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise Refusal("file_too_large", limit=limits.file_bytes // MEGABYTE)
        data = path.read_bytes()
    except OSError:
        raise Refusal("file_unreadable") from None
    if not data.strip(_BLANKS):
        raise Refusal("file_empty")
    if data.startswith(b"PK"):
        return _look_into_zip(data, limits)
    if data.startswith(_OLE):
        return look_into_ole(data)
    _refuse_known_strangers(data)
    return Inspected("csv", data)


def is_large_text(path: Path, from_bytes: int) -> bool:
    """Whether a file is of that size or more, and no container by its first bytes."""
    try:
        if path.stat().st_size < from_bytes:
            return False
        with path.open("rb") as file:
            return not file.read(_HEAD_BYTES).startswith((b"PK", _OLE))
    except OSError:
        raise Refusal("file_unreadable") from None


def inspect_large_text(path: Path, limits: Limits) -> None:
    """Look at the beginning of a text that is read in pieces.

    Raises:
        Refusal: the file cannot be read as a table; the code says why.
    """
    _refuse_unknown_ending(path)
    if path.stat().st_size > limits.file_bytes:
        raise Refusal("file_too_large", limit=limits.file_bytes // MEGABYTE)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if not any(piece.strip(_BLANKS) for piece in chain([head], _pieces(file))):
            raise Refusal("file_empty")
    _refuse_known_strangers(head)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(MEGABYTE):
        yield piece


def _refuse_unknown_ending(path: Path) -> None:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refusal("unknown_ending", ending=ending if _PLAIN.fullmatch(ending) else "—")


def _look_into_zip(data: bytes, limits: Limits) -> Inspected:
    parts = unpack(data, limits)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and _is_unsafe_xml(part):
            raise Refusal("unsafe_workbook")
    if "xl/workbook.xml" in parts:
        return look_into_xlsx(data, parts, limits)
    if parts.get("mimetype", b"").strip() == b"application/vnd.oasis.opendocument.spreadsheet":
        return look_into_ods(data, parts, limits)
    for name, kind in _OFFICE_PARTS.items():
        if name in parts:
            raise Refusal("not_a_table", kind=kind)
    raise Refusal("not_a_table", kind="ZIP")


def _is_unsafe_xml(part: bytes) -> bool:
    """Whether XML could smuggle entities in: it declares a DOCTYPE, or hides in UTF-16."""
    return part[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"<!DOCTYPE" in part


def _refuse_known_strangers(data: bytes) -> None:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise Refusal("not_a_table", kind=kind)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, kind in _MARKUP.items():
        if start.startswith(signature):
            raise Refusal("not_a_table", kind=kind)

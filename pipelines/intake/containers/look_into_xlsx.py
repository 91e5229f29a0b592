"""Look at an .xlsx workbook's parts: what is forbidden in them, and what its sheets' XML shows."""

from __future__ import annotations

import html
import posixpath
import re

from pipelines.intake.containers.inspected import Inspected, MergedRange, SheetLook
from pipelines.intake.containers.stretched import refuse_stretched
from pipelines.intake.refusal import Limits, Refusal

_TAG = r"<(?:\w+:)?%s\s([^>]*)>"
_SHEET = re.compile(_TAG % "sheet")
_RELATION = re.compile(_TAG % "Relationship")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_DATE_1904 = re.compile(rb"date1904\s*=\s*[\"'](1|true)")
_MERGE = re.compile(rb'<mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_LONG_NUMBER = re.compile(rb"<v>(?:\d{16,}|\d(?:\.\d+)?E\+(?:1[5-9]|[2-9]\d))")
_CELL = re.compile(rb" r=[\"']([A-Z]{1,9})(\d{1,9})[\"']")
_FAR_CELL = re.compile(rb" r=[\"'](?:[A-Z]{2,}\d|[A-Z]\d{7})")
_COLUMN = re.compile(rb" r=[\"']([A-Z]{1,9})\d")
_ROW = re.compile(rb" r=[\"'][A-Z]{1,9}(\d+)")


def look_into_xlsx(data: bytes, parts: dict[str, bytes], limits: Limits) -> Inspected:
    """What the workbook's parts show.

    Raises:
        Refusal: macros, links to other workbooks, or a sheet stretched beyond the limits.
    """
    if any(name.endswith("vbaProject.bin") or "/macrosheets/" in name for name in parts):
        raise Refusal("holds_macros")
    if any(name.startswith("xl/externalLinks/") for name in parts):
        raise Refusal("links_elsewhere")
    workbook = parts["xl/workbook.xml"]
    sheets = {
        name: _look_at_sheet(parts[part], limits)
        for name, part in _sheet_parts(workbook, parts).items()
        if part in parts
    }
    return Inspected(
        kind="xlsx",
        data=data,
        sheets=sheets,
        date_1904=bool(_DATE_1904.search(workbook)),
        has_pictures=any(name.startswith("xl/media/") for name in parts),
    )


def column_number(letters: str) -> int:
    """The column's number from 0: A is 0, Z 25, AA 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _sheet_parts(workbook: bytes, parts: dict[str, bytes]) -> dict[str, str]:
    relations = parts.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8", "replace")
    targets = {}
    for tag in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(tag))
        targets[attributes.get("Id")] = posixpath.normpath(
            posixpath.join("/xl", attributes.get("Target", ""))
        ).lstrip("/")
    found = {}
    for tag in _SHEET.findall(workbook.decode("utf-8", "replace")):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if "name" in attributes and attributes.get("r:id") in targets:
            found[html.unescape(attributes["name"])] = targets[attributes["r:id"]]
    return found


def _look_at_sheet(xml: bytes, limits: Limits) -> SheetLook:
    _check_stretch(xml, limits)
    merges = tuple(
        MergedRange(
            int(top) - 1,
            column_number(left.decode()),
            int(bottom) - 1,
            column_number(right.decode()),
        )
        for left, top, right, bottom in _MERGE.findall(xml, max(xml.rfind(b"</sheetData>"), 0))
    )
    return SheetLook(merges, _long_numbers(xml), b' t="e"' in xml)


def _check_stretch(xml: bytes, limits: Limits) -> None:
    """Refuse a sheet whose filled rectangle is too large: the reader allocates all of it."""
    if not _FAR_CELL.search(xml):
        return
    letters = {match.decode() for match in set(_COLUMN.findall(xml))}
    width = max(column_number(column) + 1 for column in letters)
    height = max(map(int, _ROW.findall(xml)))
    refuse_stretched(width, height, len(_COLUMN.findall(xml)), limits)


def _long_numbers(xml: bytes) -> frozenset[tuple[int, int]]:
    found = set()
    for match in _LONG_NUMBER.finditer(xml):
        tag = xml[max(xml.rfind(b"<c ", 0, match.start()), 0) : match.start()].split(b">")[0]
        cell = _CELL.search(tag)
        if cell and (b" t=" not in tag or b' t="n"' in tag):
            found.add((int(cell[2]) - 1, column_number(cell[1].decode())))
    return frozenset(found)

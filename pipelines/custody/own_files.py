"""The towns' own files: which of them lie in the inbox, and whether a number stands in one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pipelines.custody.forgetting.people_asked import LONG
from pipelines.deliveries.inbox import find_files
from pipelines.deliveries.new_files import make_task
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.settings import Settings

_ZIP = b"PK"
# A digit of an old workbook is two bytes; 18 of them, and one on either side.
_BESIDE = 2
_LONGEST_CUT = 2 * 18 + 2 * _BESIDE
_UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)


def files_taken(settings: Settings, receipts: dict[str, Receipt]) -> dict[Path, str]:
    """The files in the inbox that were taken in, with their ids."""
    found = find_files([], settings.inbox_folder).files
    tasks = (make_task(file, settings) for file in found)
    return {
        task.file: task.file_id
        for task in tasks
        if receipts.get(task.file_id, {}).get("status") == "taken"
    }


def holds_number(pieces: Iterator[bytes], numbers: frozenset[str]) -> bool:
    """Whether a file's bytes hold one of the numbers, as a workbook or a text writes it.

    Args:
        pieces: the bytes from the beginning; a text's are never all in memory.
        numbers: normalised ID numbers.
    """
    marks = [_mark(number, wide) for number in numbers for wide in (False, True)]
    first = next(pieces, b"")
    while len(first) < len(_ZIP) and (more := next(pieces, b"")):
        first += more
    if not first.startswith(_ZIP):
        return _any_in_text(chain([first], pieces), marks)
    try:
        with zipfile.ZipFile(io.BytesIO(first + b"".join(pieces))) as archive:
            # What was taken in was looked into before: it is no bomb.
            return any(m.search(archive.read(name)) for name in archive.namelist() for m in marks)
    except _UNREADABLE:
        return True


def _any_in_text(pieces: Iterator[bytes], marks: list[re.Pattern[bytes]]) -> bool:
    """Whether a mark is found; one that is cut between two pieces, too."""
    held, begin = b"", 0
    for piece in chain(pieces, [None]):
        # What stands before and behind a number decides too: both must be in sight.
        end = len(held) if piece is None else len(held) + len(piece) - _BESIDE
        held += piece or b""
        found = (hit for mark in marks for hit in mark.finditer(held, begin))
        if any(hit.end() <= end for hit in found):
            return True
        begin = _BESIDE if len(held) > _LONGEST_CUT else begin
        held = held[-_LONGEST_CUT:]
    return False


def _mark(number: str, wide: bool) -> re.Pattern[bytes]:
    """The number between other than digits; `wide`: as old workbooks write it, two bytes each."""
    digit = rb"\d\0" if wide else rb"\d"
    form = number.encode("utf-16-le" if wide else "ascii")
    # A certificate's number begins with one of 18; one of 15 may stand inside an account's.
    end = b"" if len(number) == LONG else b"(?!%b)" % digit
    return re.compile(b"(?<!%b)%b%b" % (digit, re.escape(form), end), re.IGNORECASE)

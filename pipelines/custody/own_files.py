"""The towns' own files: which of them lie in the inbox, and whether a number stands in one."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from pipelines.custody.forgetting.people_asked import LONG
from pipelines.deliveries.inbox import find_files
from pipelines.deliveries.new_files import make_task
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.settings import Settings

_ZIP = b"PK"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)


def files_taken(settings: Settings, receipts: dict[str, Receipt]) -> dict[Path, str]:
    """The files in the inbox that were taken in, with their ids."""
    found = find_files([], settings.inbox_folder).files
    tasks = (make_task(file, settings, None, None) for file in found)
    return {
        task.file: task.file_id
        for task in tasks
        if receipts.get(task.file_id, {}).get("status") == "taken"
    }


def holds_number(content: bytes, numbers: frozenset[str]) -> bool:
    """Whether a file's bytes hold one of the numbers, as a workbook or a text writes it."""
    marks = [_mark(number, wide) for number in numbers for wide in (False, True)]
    if not content.startswith(_ZIP):
        return any(mark.search(content) for mark in marks)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            # What was taken in was looked into before: it is no bomb.
            return any(m.search(archive.read(name)) for name in archive.namelist() for m in marks)
    except _UNREADABLE:
        return True


def _mark(number: str, wide: bool) -> re.Pattern[bytes]:
    """The number between other than digits; `wide`: as old workbooks write it, two bytes each."""
    digit = rb"\d\0" if wide else rb"\d"
    form = number.encode("utf-16-le" if wide else "ascii")
    # A certificate's number begins with one of 18; one of 15 may stand inside an account's.
    end = b"" if len(number) == LONG else b"(?!%b)" % digit
    return re.compile(b"(?<!%b)%b%b" % (digit, re.escape(form), end), re.IGNORECASE)

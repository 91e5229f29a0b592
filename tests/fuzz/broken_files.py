"""The files of one batch: real ones broken in some way, made ones, and ones of another kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.fuzz.break_bytes import BREAKERS
from tests.fuzz.break_text import broken_text, lines_of
from tests.fuzz.break_workbook import broken_workbook
from tests.fuzz.made_grids import made_grids, written
from tests.fuzz.real_files import RealFile

# How many of twenty files are made in which way.
_WAYS = ("bytes",) * 6 + ("text",) * 4 + ("workbook",) * 5 + ("kind",) * 2 + ("grid",) * 3
_ENDINGS = ("csv", "xls", "xlsx", "ods", "et", "txt", "xlsm", "docx", "CSV", "XLSX")


@dataclass(frozen=True)
class BrokenFile:
    """A file to be taken in; `way` says how it was made."""

    way: str
    ending: str
    content: bytes


def broken_files(
    real: list[RealFile], count: int, number: int, scratch: Path
) -> Iterator[BrokenFile]:
    """So many files, the same for the same number.

    Args:
        real: what is broken.
        count: how many.
        number: of the batch.
        scratch: a folder for files that a writer needs.
    """
    chance = Random(number)
    ways = [chance.choice(_WAYS) for _ in range(count)]
    grids = iter(made_grids(max(1, ways.count("grid")), number))
    for way in ways:
        made = None
        if way == "grid" and (grid := next(grids, None)) is not None:
            made = next(written(grid, scratch, chance), None)
        if made is not None:
            yield BrokenFile("grid", *made)
        else:
            yield _broken(way, real, chance)


def _broken(way: str, real: list[RealFile], chance: Random) -> BrokenFile:
    one, other = chance.choice(real), chance.choice(real)
    if way == "text":
        one = chance.choice([file for file in real if file.kind == "csv"])
        return BrokenFile(way, "csv", broken_text(lines_of(one.content), chance))
    if way == "workbook":
        one = chance.choice([file for file in real if file.kind == "xlsx"])
        return BrokenFile(way, "xlsx", broken_workbook(one.content, chance))
    if way == "kind":
        content = chance.choice([one.content, _document(), *_OTHER_KINDS])
        return BrokenFile(way, chance.choice(_ENDINGS), content)
    content = one.content
    for _number in range(chance.randint(1, 2)):
        content = chance.choice(BREAKERS)(content or b"\x00", other.content, chance)
    return BrokenFile("bytes", one.kind, content)


def _document() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document><w:t>残疾人生活津贴</w:t></w:document>")
    return packed.getvalue()


_OTHER_KINDS = (
    b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    b"\x89PNG\r\n\x1a\n" + bytes(64),
    b"\xff\xd8\xff\xe0" + bytes(64),
    b"Rar!\x1a\x07\x00" + bytes(64),
    b"7z\xbc\xaf\x27\x1c" + bytes(64),
    "<html><table><tr><td>姓名</td><td>身份证号</td></tr></table></html>".encode(),
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    b"{\\rtf1\\ansi}",
    b"SQLite format 3\x00" + bytes(90),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000),
    b"PK\x05\x06" + bytes(18),
    b"\n" * 10_000,
    bytes(5_000),
)

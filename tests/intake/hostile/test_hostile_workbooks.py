"""Passwords, macros, bombs and stretched sheets are seen before a reader parses them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from pipelines.contracts import load_contracts
from pipelines.intake import Limits, Refusal, read_file
from tests.intake.made_files import HEADER, refusal, repack, row, write_xlsx

GRID = [HEADER, *[row()] * 30]


def ole(path: Path, rename: tuple[str, str] | None = None, insert: bytes = b"") -> Path:
    """An .xls whose workbook stream begins with a record more, or bears another name."""
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "b")
    stream = book.get_biff_data()
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    XlsDoc().save(str(path), stream[:first] + insert + stream[first:])
    if rename:
        old, new = (name.encode("utf-16-le") for name in rename)
        content = path.read_bytes()
        place = content.index(old + b"\x00\x00")
        length = struct.pack("<H", len(new) + 2)
        content = content[:place] + new.ljust(64, b"\x00") + length + content[place + 66 :]
        path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("rename", "insert", "code"),
    [
        (("Workbook", "EncryptedPackage"), b"", "password_protected"),
        (None, struct.pack("<HHH", 0x2F, 2, 0), "password_protected"),
        (("Workbook", "_VBA_PROJECT_CUR"), b"", "holds_macros"),
        (("Workbook", "WordDocument"), b"", "not_a_table"),
    ],
)
def test_compound_files_that_are_no_plain_workbook(tmp_path, rename, insert, code):
    assert refusal(ole(tmp_path / "a.xlsx", rename, insert)) == code


def test_bombs_and_files_beyond_the_limits(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", GRID)
    with pytest.raises(Refusal, match="file_too_large"):
        read_file(path, load_contracts(), Limits(file_bytes=100))
    blanks = {"xl/blanks.xml": b" " * 30_000_000}
    assert refusal(repack(path, extra=blanks)) == "zip_too_large"
    many = {f"xl/{number}.xml": b"" for number in range(2001)}
    assert refusal(repack(write_xlsx(path, GRID), extra=many)) == "zip_too_large"


@pytest.mark.parametrize("corner", [b"XFD1048576", b"A9999999", b"ZZZZ2", b"ALM2"])
def test_a_cell_far_out_is_seen_before_the_reader_allocates_for_it(tmp_path, corner):
    path = write_xlsx(tmp_path / "a.xlsx", GRID)
    far = repack(path, lambda _, part: part.replace(b'r="J31"', b'r="' + corner + b'"'))
    assert refusal(far) == "sheet_too_large"

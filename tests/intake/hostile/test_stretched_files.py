"""Small files that would cost a reader gigabytes, minutes or its life are refused unparsed."""

from __future__ import annotations

import struct

import pytest

from pipelines.intake.containers import stretched
from pipelines.intake.containers.stretched import refuse_stretched
from pipelines.intake.grids.csv_records import CsvRecords
from pipelines.intake.refusal import Limits, Refusal
from tests.intake.hostile.test_hostile_workbooks import ole
from tests.intake.made_files import HEADER, refusal, repack, row, write_csv, write_xlsx
from tests.intake.made_ods import write_ods

GRID = [HEADER, *[row()] * 30]


def number(row_number: int, column: int) -> bytes:
    """A record of one number in an .xls."""
    return struct.pack("<HHHHHd", 0x203, 14, row_number, column, 0, 1.0)


def test_a_far_cell_beside_few_others_is_refused_in_each_format(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", GRID)
    far = repack(path, lambda _, part: part.replace(b'r="J31"', b'r="J1048576"'))
    assert refusal(far) == "sheet_too_large"
    assert refusal(ole(tmp_path / "a.xls", None, number(0, 0) + number(65_535, 200))) == (
        "sheet_too_large"
    )
    blanks = b'<table:table-row table:number-rows-repeated="900000"/><table:table-row>'
    ods = write_ods(tmp_path / "a.ods", GRID)
    last = b"<table:table-row>"

    def with_blanks(name: str, part: bytes) -> bytes:
        if name != "content.xml":
            return part
        before, _, after = part.rpartition(last)
        return before + blanks + after

    assert refusal(repack(ods, with_blanks)) == "sheet_too_large"


def test_a_line_of_very_many_cells_is_refused(tmp_path):
    path = write_csv(tmp_path / "a.csv", [*GRID, [""] * 20_000])
    assert refusal(path) == "sheet_too_large"
    many = write_csv(tmp_path / "b.csv", [*GRID, [""] * 900, *[["x"]] * 20_000])
    assert refusal(many) == "sheet_too_large"


def test_a_sheet_that_is_full_or_small_is_no_stretched_one():
    refuse_stretched(20, 1_000_000, filled=20_000_000)
    refuse_stretched(30, 65_536, filled=9)
    with pytest.raises(Refusal):
        refuse_stretched(1001, 1, filled=1001)


def test_a_text_may_have_more_cells_than_one_piece_of_it(monkeypatch):
    monkeypatch.setattr(stretched, "Limits", lambda: Limits(cells=100))
    line = "1,2,3,4,5,6,7,8,9,0\n"
    blocks = CsvRecords([line * 9] * 5, ",").blocks()
    assert [block.height for block in blocks] == [9] * 5
    with pytest.raises(Refusal):
        list(CsvRecords([line * 11], ",").blocks())


def test_a_sheet_that_claims_more_cells_than_the_format_has_is_refused(tmp_path):
    claim = struct.pack("<HHIIHHH", 0x200, 14, 0, 2**31, 0, 256, 0)
    assert refusal(ole(tmp_path / "a.xls", None, claim)) == "file_damaged"


def test_a_chain_of_sectors_that_bites_its_tail_is_refused(tmp_path):
    path = ole(tmp_path / "a.xls")
    content = bytearray(path.read_bytes())
    fat = (struct.unpack_from("<I", content, 76)[0] + 1) * 512
    struct.pack_into("<I", content, fat, 0)
    path.write_bytes(content)
    assert refusal(path) == "file_damaged"


def test_a_part_without_a_name_is_refused(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", GRID)
    named = repack(path, extra={"zqz": b"x"})
    named.write_bytes(named.read_bytes().replace(b"zqz", b"\x00qz"))
    assert refusal(named) == "file_damaged"


def test_the_first_entry_is_the_root_whatever_it_is_called(tmp_path):
    assert refusal(ole(tmp_path / "a.xls", ("Root Entry", "Rest Entry"))) == "unknown_form"

"""Files as towns send them, made by the tests: grids of cells written in each format."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from pipelines.contracts import load_contracts
from pipelines.intake import ReadFile, Refusal, read_file

Grid = list[list[Any]]

HEADER = [
    "镇街",
    "村居",
    "姓名",
    "身份证号",
    "残疾人证号",
    "残疾等级",
    "发放月份",
    "发放金额",
    "发放日期",
    "发放状态",
]
ID_NO = "11010519491231002X"
# A household of the form of 低保 and 五保; columns of its members may follow.
HOUSEHOLD_HEADER = [
    *("姓名", "身份证号", "家庭编号", "保障类别", "保障人口数"),
    *("发放月份", "发放金额", "发放日期", "发放状态"),
]
HOUSEHOLD = ["张三", ID_NO, "H1", "五保", 2, "2013.7", 670, "2013.7.5", "成功"]


def row(**cells: Any) -> list[Any]:
    """A whole row of the allowance form; cells by header."""
    whole = [
        "西南街道",
        "左村",
        "张三",
        ID_NO,
        f"{ID_NO}42",
        "二级",
        "2013-07",
        100,
        "2013-07-25",
        "成功",
    ]
    return [cells.get(header, cell) for header, cell in zip(HEADER, whole, strict=True)]


def read(path: Path) -> ReadFile:
    """Read it with the project's own contracts; the four counts must add up."""
    result = read_file(path, load_contracts())
    counts = result.counts
    others = ("accepted", "rejected", "totals", "notes")
    assert counts["rows_read"] == sum(counts[name] for name in others)
    assert result.rows.height == counts["accepted"]
    assert result.rejected.select("source_sheet", "source_row").n_unique() == counts["rejected"]
    assert result.rejected_cells.height == counts["rejected"]
    assert result.notes.height == result.note_cells.height == counts["notes"]
    return result


def refusal(path: Path) -> str:
    """The code that the file is refused with."""
    try:
        read(path)
    except Refusal as error:
        return error.code
    raise AssertionError("the file was read")


def codes(result: ReadFile) -> set[str]:
    """The codes of all warnings."""
    return set(result.warnings["code"].to_list())


def write_xlsx(
    path: Path,
    sheets: dict[str, Grid] | Grid,
    merges: tuple[tuple[int, int, int, int], ...] = (),
    hidden: tuple[str, ...] = (),
    **options: Any,
) -> Path:
    """A workbook; merges are (top, left, bottom, right) from 0, on every sheet."""
    book = xlsxwriter.Workbook(path, options)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, grid in (sheets if isinstance(sheets, dict) else {"Sheet1": sheets}).items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for top, left, bottom, right in merges:
            sheet.merge_range(top, left, bottom, right, "")
        for r, cells in enumerate(grid):
            for c, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(r, c, cell)
                elif cell is not None:
                    sheet.write(r, c, cell)
    book.close()
    return path


def write_xls(path: Path, grid: Grid, merges: tuple[tuple[int, int, int, int], ...] = ()) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for r, cells in enumerate(grid):
        for c, cell in enumerate(cells):
            if cell is not None:
                sheet.write(r, c, cell, day if isinstance(cell, date) else xlwt.easyxf())
    for top, left, bottom, right in merges:
        sheet.merge(top, bottom, left, right)
    book.save(str(path))
    return path


def write_csv(path: Path, grid: Grid, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(grid)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def repack(
    path: Path, change: Callable = lambda name, part: part, extra: dict[str, bytes] | None = None
) -> Path:
    """The same zip with its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: change(name, old.read(name)) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in (parts | (extra or {})).items():
            new.writestr(name, part)
    return path

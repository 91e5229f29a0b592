"""Read the sheets of an .xls, .xlsx or .ods workbook as text."""

from __future__ import annotations

import io
from functools import partial

import fastexcel
import polars as pl
from python_calamine import CalamineWorkbook

from pipelines.identity.numbers_in_text import without_numbers
from pipelines.intake.containers.inspected import Inspected, MergedRange, SheetLook
from pipelines.intake.grids.grid import Grid, without_margins
from pipelines.intake.refusal import Refusal

_LONG = 10**15


def read_workbook(inspected: Inspected) -> list[Grid]:
    """The workbook's sheets in their order, hidden ones too; sheets without a cell have width 0.

    Raises:
        Refusal: the reader cannot parse the workbook.
    """
    try:
        reader = fastexcel.read_excel(inspected.data)
        names = enumerate(reader.sheet_names, 1)
        return [_read_sheet(reader, name, place, inspected) for place, name in names]
    except Refusal:
        raise
    except BaseException as error:
        # The reader is a compiled library: when it panics, the panic is no Exception.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Refusal("file_damaged") from None
        raise


def _read_sheet(reader: fastexcel.ExcelReader, name: str, place: int, inspected: Inspected) -> Grid:
    # skip_rows=0 keeps leading blank rows, so that row numbers are the sheet's own.
    sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    frame = sheet.to_polars()
    columns = sheet.selected_columns
    frame.columns = [f"c{index}" for index in range(frame.width)]
    frame = without_margins(frame.cast(pl.String))
    look = inspected.sheets.get(name)
    if look is None or inspected.kind == "xls":
        look = SheetLook(merges=_merges(inspected.data, name))
        long_numbers = partial(_long_numbers, inspected.data, name)
    else:
        long_numbers = partial(frozenset, look.long_numbers)
    return Grid(
        name=_told_name(name, place),
        frame=frame,
        hidden=sheet.visible != "visible",
        first_column=columns[0].absolute_index if columns else 0,
        merges=look.merges,
        doubts=("error_cells",) if look.has_errors else (),
        long_numbers=long_numbers,
    )


def _told_name(name: str, place: int) -> str:
    """The sheet's name without a number of a person; its place keeps it apart from others."""
    told = without_numbers(name)
    return name if told == name else f"{told}（{place}）"


def _merges(data: bytes, name: str) -> tuple[MergedRange, ...]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name)
    return tuple(
        MergedRange(top, left, bottom, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    )


def _long_numbers(data: bytes, name: str) -> frozenset[tuple[int, int]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name)
    return frozenset(
        (row, column)
        for row, cells in enumerate(sheet.to_python(skip_empty_area=False))
        for column, cell in enumerate(cells)
        if isinstance(cell, float | int) and abs(cell) >= _LONG
    )

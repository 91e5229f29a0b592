"""How every sheet that a town gets looks: formats, frozen header, filters, print set-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from pipelines.language import say
from pipelines.query.cells import defuse

FONT = "宋体"
_SETTINGS = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
# Rows on their way to the file lie in memory: a temporary file would hold plain values.
_SETTINGS["in_memory"] = True
_A4 = 9
_MARGINS_CM = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}
# One list of a drop-down may hold so many characters; longer ones refer to cells.
LONGEST_LIST = 255


@dataclass(frozen=True)
class Styles:
    """The formats of a workbook; `text` keeps a typed number as it was typed."""

    title: Any
    small: Any
    header: Any
    required: Any
    text: Any
    day: Any
    money: Any
    number: Any
    example: dict[str, Any]
    wrapped: Any
    editable: Any
    heading: Any


def open_workbook(path: Path) -> xlsxwriter.Workbook:
    """A new workbook in which no text becomes a formula, a link or a number."""
    book = xlsxwriter.Workbook(path, _SETTINGS)
    book.formats[0].set_font_name(FONT)
    return book


def make_styles(book: xlsxwriter.Workbook) -> Styles:
    """The formats that all sheets share."""
    plain = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": "#999999"}
    head = {**boxed, "bold": True, "text_wrap": True, "align": "center"}
    shapes = {"text": "@", "day": "yyyy-mm-dd", "money": "#,##0.00", "number": "General"}
    kinds = {name: book.add_format({**plain, "num_format": n}) for name, n in shapes.items()}
    grey = {**boxed, "italic": True, "font_color": "#7f7f7f", "bg_color": "#f2f2f2"}
    return Styles(
        title=book.add_format({**plain, "bold": True, "font_size": 16, "align": "center"}),
        small=book.add_format({**plain, "num_format": "@"}),
        header=book.add_format({**head, "bg_color": "#dde8f4"}),
        required=book.add_format({**head, "bg_color": "#fbe3c8"}),
        example={name: book.add_format({**grey, "num_format": n}) for name, n in shapes.items()},
        editable=book.add_format({**boxed, "num_format": "@"}),
        heading=book.add_format({**plain, "bold": True, "font_size": 14}),
        wrapped=book.add_format({**boxed, "num_format": "@", "text_wrap": True, "valign": "top"}),
        **kinds,
    )


def write_text(sheet: Any, row: int, column: int, text: str | None, style: Any) -> None:
    """A cell of text that no spreadsheet runs; blank when there is none.

    The apostrophe before =, +, -, @ is taken off again by the reader of forms.
    """
    if text is None or text == "":
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_string(row, column, defuse(text), style)


def set_up_page(sheet: Any, header_row: int) -> None:
    """Freeze the header, and print landscape on A4, all columns on a page, the header on each.

    Args:
        sheet: the worksheet.
        header_row: the header's row, from 0.
    """
    sheet.freeze_panes(header_row + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_margins(**_MARGINS_CM)
    sheet.set_footer(f"&C{say('sheet_page')}")
    # Numbers are text on purpose: no green corner shall invite anybody to turn them back.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def offer_values(
    sheet: Any, rows: tuple[int, int], column: int, values: Iterable[str], strict: bool = True
) -> None:
    """A drop-down of those values in a column's rows; other values are refused, or asked about.

    Args:
        sheet: the worksheet.
        rows: the first and the last row, from 0.
        column: the column, from 0.
        values: what may be chosen; at most `LONGEST_LIST` characters in all.
        strict: whether the spreadsheet refuses anything else.
    """
    listed = list(values)
    if not listed or len(",".join(listed)) > LONGEST_LIST:
        return
    sheet.data_validation(
        rows[0],
        column,
        rows[1],
        column,
        {
            "validate": "list",
            "source": listed,
            "error_title": say("dropdown_title"),
            "error_message": say("dropdown_error"),
            "error_type": "stop" if strict else "information",
        },
    )

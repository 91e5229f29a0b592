"""The sheet 填表说明 of a blank form: what goes into each column, and how to report nothing."""

from __future__ import annotations

import xlsxwriter

from pipelines.contracts import Contract
from pipelines.contracts.form_row import ExampleValue, FormHeader, example_value, form_headers
from pipelines.intake.read_unknown_sheet import NOTES_SHEET
from pipelines.language import say
from pipelines.workbooks.sheet_style import Styles, set_up_page

_COLUMNS = ("column", "required", "content", "values", "example")
_WIDTHS = (22, 9, 46, 46, 24)
_RULES = ("required", "text", "example", "nothing", "total", "remarks", "back")


def write_form_notes(book: xlsxwriter.Workbook, contract: Contract, styles: Styles) -> None:
    """Add the sheet; its first cell names it, by which intake knows that it holds no rows."""
    sheet = book.add_worksheet(NOTES_SHEET)
    sheet.write_string(0, 0, f"{NOTES_SHEET}：{contract.title}", styles.small)
    for row, rule in enumerate(_RULES, 1):
        sheet.write_string(row, 0, say(f"form.rule_{rule}"), styles.small)
    top = len(_RULES) + 2
    for place, (name, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(top, place, say(f"form.head_{name}"), styles.header)
    for row, header in enumerate(form_headers(contract), top + 1):
        for place, text in enumerate(_line(header)):
            sheet.write_string(row, place, text, styles.wrapped)
    set_up_page(sheet, top)


def _line(header: FormHeader) -> tuple[str, ...]:
    column = header.column
    needed = "form.required" if column.required else "form.optional"
    if column.when_absent:
        needed = f"form.absent_{column.when_absent}"
    kind = "phone" if column.name == "phone" else column.kind
    return (
        header.title,
        say(needed),
        say(f"form.kind_{kind}"),
        _values(header),
        _shown(example_value(header)),
    )


def _values(header: FormHeader) -> str:
    column = header.column
    if column.allowed:
        return say("list_comma").join(column.allowed)
    if column.minimum is not None and column.maximum is not None:
        return say("form.range", least=column.minimum, most=column.maximum)
    return say("form.free")


def _shown(value: ExampleValue | None) -> str:
    return "" if value is None else str(value)

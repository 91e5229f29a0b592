"""Write one deliverer's return workbook: a sheet a feed of rejected rows, 警告, 疑点, 缺报."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from pipelines.contracts import load_contracts
from pipelines.contracts.form_row import FormHeader, form_headers
from pipelines.deliveries.returned.layout import (
    ANSWER,
    ANSWERS,
    CODE,
    EXPLANATIONS,
    FINDING_ANSWERS,
    FINDING_MARK,
    FINDINGS_SHEET,
    HEADER_ROW,
    MARK_COLUMNS,
    MISSING_SHEET,
    ROWS_PREFIX,
    TOWN_DISPOSITIONS,
    WARNINGS_SHEET,
)
from pipelines.deliveries.returned.workbook_seal import seal_key, workbook_seal
from pipelines.intake.return_mark import MARK, MARKS_SHEET, VERSION
from pipelines.language import say
from pipelines.workbooks.blank_form import sheet_name, town_names
from pipelines.workbooks.own_file import own_file
from pipelines.workbooks.returns.town_return import NO_MARKS, FeedRows, TownReturn
from pipelines.workbooks.sheet_style import (
    Styles,
    make_styles,
    offer_values,
    open_workbook,
    set_up_page,
    write_text,
)

_WIDTHS = {CODE: 16, "文件": 26, "原内容": 24, "问题": 30, "怎么改": 30, ANSWER: 13, "依据": 60}
_WIDTHS |= {
    "怎么办": 40,
    "疑问": 40,
    "说明": 30,
    "身份证号": 21,
    "报表": 26,
    "检查": 24,
    "对象": 14,
}
_WIDTH, _FORM_WIDTHS = 11, {"id": 21, "certificate": 24, "free_text": 20}
_LONGEST_SHEET_NAME, _ACCOUNT_WIDTH = 28, 22


def write_return(told: TownReturn, path: Path, vault_key: bytes) -> None:
    """Write the workbook; it is whole under its name or not there, and its owner's alone.

    Every cell is text: nothing in it is run, rounded or turned into a date. What it may close
    and answer when it comes back is sealed under the vault's key.
    """
    with own_file(path) as aside, open_workbook(aside) as book:
        styles = make_styles(book)
        for feed in told.rows:
            _write_rows(book, feed, told, styles)
        answers = [column.title for column in FINDING_ANSWERS]
        _write_list(book, FINDINGS_SHEET, told.findings, told, styles, answers)
        _write_list(book, WARNINGS_SHEET, told.warnings, told, styles)
        _write_list(book, MISSING_SHEET, told.missing, told, styles)
        _write_marks(book, told, vault_key)


def _write_rows(
    book: xlsxwriter.Workbook, feed: FeedRows, told: TownReturn, styles: Styles
) -> None:
    contract = load_contracts()[feed.feed]
    short = contract.title.removesuffix("表").removesuffix("登记")
    sheet = book.add_worksheet(sheet_name(f"{ROWS_PREFIX}{short}"[:_LONGEST_SHEET_NAME]))
    headers = form_headers(contract)
    _write_top(sheet, f"{say('return_title')}：{contract.title}", told, "return_hint_rows", styles)
    _write_form_header(sheet, headers, styles)
    explained = feed.explained.with_columns(pl.lit(None, pl.String).alias(ANSWER))
    _write_cells(sheet, explained, 0, styles.wrapped)
    _write_cells(sheet, feed.cells, len(EXPLANATIONS), styles.editable)
    last_row = HEADER_ROW + len(feed.marks)
    _offer_answers(sheet, (HEADER_ROW + 1, last_row), headers)
    sheet.autofilter(HEADER_ROW, 0, last_row, len(EXPLANATIONS) + len(headers) - 1)
    set_up_page(sheet, HEADER_ROW)


def _write_form_header(sheet: Any, headers: list[FormHeader], styles: Styles) -> None:
    """The explanations' headers, then the form's own, required ones in their colour."""
    for place, title in enumerate(EXPLANATIONS):
        sheet.write_string(HEADER_ROW, place, title, styles.header)
    _set_widths(sheet, EXPLANATIONS, styles)
    for place, header in enumerate(headers, len(EXPLANATIONS)):
        head = styles.required if header.column.required else styles.header
        sheet.write_string(HEADER_ROW, place, header.title, head)
        width = _FORM_WIDTHS.get(header.column.kind, max(_WIDTH, len(header.title) * 2 + 2))
        width = _ACCOUNT_WIDTH if header.column.name == "bank_account" else width
        sheet.set_column(place, place, width, styles.text)


def _offer_answers(sheet: Any, rows: tuple[int, int], headers: list[FormHeader]) -> None:
    """Drop-downs of the answers, and of what the form's own columns allow."""
    offer_values(sheet, rows, EXPLANATIONS.index(ANSWER), ANSWERS)
    for place, header in enumerate(headers, len(EXPLANATIONS)):
        offer_values(sheet, rows, place, header.column.allowed)
        if header.column.kind == "town":
            offer_values(sheet, rows, place, town_names(), strict=False)


def _write_list(
    book: xlsxwriter.Workbook,
    name: str,
    listed: pl.DataFrame,
    told: TownReturn,
    styles: Styles,
    answers: list[str] | None = None,
) -> None:
    """A sheet that lists what a frame holds, with columns to answer in behind it."""
    sheet = book.add_worksheet(name)
    columns = [*listed.columns, *(answers or [])]
    hint = {FINDINGS_SHEET: "return_hint_findings", WARNINGS_SHEET: "return_hint_warnings"}
    code = hint.get(name, "return_hint_missing")
    _write_top(sheet, f"{say('return_title')}：{name}", told, code, styles)
    for place, title in enumerate(columns):
        head = styles.required if place >= len(listed.columns) else styles.header
        sheet.write_string(HEADER_ROW, place, title, head)
    _set_widths(sheet, tuple(columns), styles)
    _write_cells(sheet, listed, 0, styles.wrapped)
    last_row = HEADER_ROW + max(1, listed.height)
    if answers:
        blanks = pl.DataFrame({title: [None] * listed.height for title in answers})
        _write_cells(sheet, blanks, len(listed.columns), styles.editable)
        offer_values(sheet, (HEADER_ROW + 1, last_row), len(listed.columns), TOWN_DISPOSITIONS)
    sheet.autofilter(HEADER_ROW, 0, last_row, len(columns) - 1)
    set_up_page(sheet, HEADER_ROW)


def _write_top(sheet: Any, title: str, told: TownReturn, hint: str, styles: Styles) -> None:
    write_text(sheet, 0, 0, title, styles.heading)
    write_text(sheet, 1, 0, f"{say('return_for')}：{told.name}", styles.small)
    write_text(sheet, 2, 0, say(hint), styles.small)


def _set_widths(sheet: Any, titles: tuple[str, ...], styles: Styles) -> None:
    for place, title in enumerate(titles):
        sheet.set_column(place, place, _WIDTHS.get(title, _WIDTH), styles.text)


def _write_cells(sheet: Any, cells: pl.DataFrame, first_column: int, style: Any) -> None:
    for row, values in enumerate(cells.iter_rows(), HEADER_ROW + 1):
        for place, text in enumerate(values, first_column):
            write_text(sheet, row, place, text, style)


def _write_marks(book: xlsxwriter.Workbook, told: TownReturn, vault_key: bytes) -> None:
    """The hidden sheet by which the workbook is known when it comes back."""
    sheet = book.add_worksheet(MARKS_SHEET)
    marks = pl.concat([NO_MARKS, *(feed.marks for feed in told.rows)])
    findings = told.findings[CODE].to_list()
    seal = workbook_seal(told.name, marks, findings, seal_key(vault_key))
    for place, text in enumerate((MARK, VERSION, told.name, seal)):
        sheet.write_string(0, place, text)
    for place, name in enumerate((*MARK_COLUMNS, FINDING_MARK)):
        sheet.write_string(1, place, name)
    sheet.write_column(2, len(MARK_COLUMNS), findings)
    for row, values in enumerate(marks.iter_rows(), 2):
        for place, text in enumerate(values):
            sheet.write_string(row, place, text or "")
    sheet.hide()

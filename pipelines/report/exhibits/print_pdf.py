"""A page on paper: A4, tagged PDF, charts as vectors, set by Typst."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import justmytype_intl_cjk

from pipelines.language import language_in_force, say
from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Column, Exhibit, Sheet
from pipelines.report.exhibits.print_chart import chart_svg
from pipelines.report.exhibits.workbook import column_title

_TEMPLATE = Path(__file__).parent / "sheet.typ"
# Paper shows so many rows of a table; the workbook has them all.
_PRINTED_ROWS = 60
_NARROWEST, _WIDEST = 4, 30


def print_sheet(sheet: Sheet) -> bytes:
    """The bytes of a PDF with the sheet's heading, build, charts and tables."""
    import typst

    made = f"{datetime.now():%Y-%m-%d %H:%M}"
    told = {
        "title": sheet.title,
        "lang": language_in_force(),
        "lines": sheet.lines,
        "origin": " · ".join(
            [say("exhibit.build", build=sheet.build_id), say("exhibit.made", at=made)]
        ),
        "exhibits": [_told(exhibit) for exhibit in sheet.exhibits],
    }
    return typst.compile(
        str(_TEMPLATE),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(told, ensure_ascii=False)},
    )


def font_folder() -> Path:
    """Where the fonts of the installed package of CJK fonts lie."""
    return Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc"


def _told(exhibit: Exhibit) -> dict[str, Any]:
    drawn = exhibit.chart is not None and not exhibit.frame.is_empty()
    printed = exhibit.frame.head(_PRINTED_ROWS)
    rows = [
        [cell_words(cell, column.unit) for cell, column in zip(row, exhibit.columns, strict=True)]
        for row in printed.select([column.name for column in exhibit.columns]).iter_rows()
    ]
    left_out = exhibit.frame.height - printed.height
    return {
        "title": exhibit.title,
        "chart": chart_svg(exhibit) if drawn else None,
        "alt": chart_words(exhibit),
        "titles": [column_title(column) for column in exhibit.columns],
        "numbers": [exhibit.frame.schema[c.name].is_numeric() for c in exhibit.columns],
        "widths": _widths(rows, exhibit.columns),
        "rows": rows,
        "left_out": say("exhibit.left_out", count=left_out) if left_out else "",
        "note": exhibit.note,
        "definition": exhibit.definition,
    }


def _widths(rows: list[list[str]], columns: tuple[Column, ...]) -> list[int]:
    """The columns' shares of the page's width: the characters of their longest cells."""
    longest = [
        max([len(column_title(column)), *(len(row[place]) for row in rows)])
        for place, column in enumerate(columns)
    ]
    return [min(max(length, _NARROWEST), _WIDEST) for length in longest]

"""A page on paper: A4, tagged PDF/A, charts as vectors, set by Typst."""

from __future__ import annotations

import json
import re
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from pipelines.language import language_in_force, say
from pipelines.report.exhibits.cell_words import display_width, exact_words
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Exhibit, Sheet
from pipelines.report.exhibits.print_chart import chart_svg, font_folder
from pipelines.report.exhibits.printed_table import printed_table

_TEMPLATE = Path(__file__).parent / "sheet.typ"
# Accessible (tagged, with words for charts) and readable for as long as archives keep it.
_STANDARD = "a-2a"
# Paper shows so many rows of a table; the workbook has them all.
_PRINTED_ROWS = 60
_NARROWEST, _WIDEST = 5, 60
# A column of such a width never wraps; a longer one does where the page is too narrow.
_SHORT = 24
# Points: the text's width on a standing page, and the size of type that tables are set in, by how
# many columns they have at most. A letter is little more than half as wide as it is high.
_PAGE_WIDTH, _LETTER = 493, 0.56
_TYPE_SIZES = ((8, 7.5), (14, 6.5), (1_000, 6.0))
_MARGIN_LETTERS = 2
_FEW_ROWS, _FEW_COLUMNS, _WRAPPING = 12, 8, 1.5
# Units of drawing on a standing and on a lying page.
_STANDING_CHART, _LYING_CHART = 640, 960
# Letters and digits without a break: a key or an address may be broken between them.
_LONG_WORD = re.compile(r"[!-~]{19,}")
_BREAK = "\u200b"
_BREAK_AFTER = 8


def print_sheet(sheet: Sheet) -> bytes:
    """The bytes of a PDF with the sheet's heading, build, charts and tables."""
    import typst

    made = datetime.now().astimezone().replace(microsecond=0)
    told = {
        "title": sheet.title,
        "lang": language_in_force(),
        "lines": sheet.lines,
        "build": say("exhibit.build", build=sheet.build_id),
        "made": say("exhibit.made", at=f"{made:%Y-%m-%d %H:%M}"),
        "page": say("exhibit.page_number", page="{page}", pages="{pages}"),
        "names": {name: say(f"exhibit.{name}") for name in ("definition", "source")},
        "pages": _pages([_told(exhibit) for exhibit in sheet.exhibits]),
    }
    return typst.compile(
        str(_TEMPLATE),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(told, ensure_ascii=False)},
        pdf_standards=_STANDARD,
        timestamp=made,
    )


def _pages(told: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Exhibits that follow one another on standing or on lying pages; without any, one page."""
    return [list(group) for _, group in groupby(told, itemgetter("is_wide"))] or [[]]


def _told(exhibit: Exhibit) -> dict[str, Any]:
    is_drawn = exhibit.chart is not None and not exhibit.frame.is_empty()
    table = printed_table(exhibit)
    columns, printed = table.columns, table.frame.head(_PRINTED_ROWS)
    rows = [
        [exact_words(cell, column.unit) for cell, column in zip(row, columns, strict=True)]
        for row in printed.select([column.name for column in columns]).iter_rows()
    ]
    left_out = table.frame.height - printed.height
    widths = _widths([table.titles, *rows])
    size = next(size for most, size in _TYPE_SIZES if len(columns) <= most)
    letters = sum(widths) + _MARGIN_LETTERS * len(widths)
    # A page is not turned for a few rows that can as well be wrapped.
    is_small = printed.height <= _FEW_ROWS and len(columns) <= _FEW_COLUMNS
    may_wrap = is_small and max(widths) > _SHORT
    room = _PAGE_WIDTH * (_WRAPPING if may_wrap else 1)
    is_wide = letters * _LETTER * size > room
    drawn_width = _LYING_CHART if is_wide else _STANDING_CHART
    return {
        "title": exhibit.title,
        "chart": chart_svg(exhibit, drawn_width) if is_drawn else None,
        "chart_width": drawn_width,
        "alt": chart_words(exhibit),
        "titles": [breakable(title) for title in table.titles],
        "numbers": [printed.schema[column.name].is_numeric() for column in columns],
        "shares": _shares(widths),
        "size": size,
        "is_wide": is_wide,
        "rows": [[breakable(cell) for cell in row] for row in rows],
        "empty": "" if rows else say("exhibit.empty"),
        "left_out": say("exhibit.left_out", count=f"{left_out:,}") if left_out else "",
        "note": exhibit.note,
        "about": {"definition": exhibit.definition, "source": exhibit.source},
    }


def breakable(text: str) -> str:
    """The text with places inside long words where a line may end; none of them is seen."""
    return _LONG_WORD.sub(_broken, text)


def _broken(word: re.Match[str]) -> str:
    letters = word.group()
    parts = [letters[at : at + _BREAK_AFTER] for at in range(0, len(letters), _BREAK_AFTER)]
    return _BREAK.join(parts)


def _shares(widths: list[int]) -> list[int]:
    """What each column gets of the page: 0, as much as it needs, where others may wrap."""
    has_long = any(width > _SHORT for width in widths)
    return [0 if has_long and width <= _SHORT else width for width in widths]


def _widths(lines: list[list[str]]) -> list[int]:
    """The columns' widths in letters, by the longest cells of the header and the rows."""
    longest = [max(map(display_width, cells)) for cells in zip(*lines, strict=True)]
    return [min(max(width, _NARROWEST), _WIDEST) for width in longest]

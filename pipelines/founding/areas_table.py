"""A table of areas as text: its columns found by their titles, its rows by their number."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pipelines.language import list_words
from pipelines.problem import Problem

_LOOKED_AT = 10
_LARGEST_MB = 20


@dataclass(frozen=True)
class AreaLine:
    """A filled row: its number in the file (1-based) and its cells by column, blanks stripped."""

    row: int
    cells: dict[str, str]

    def cell(self, column: str) -> str:
        """A cell; empty where the table has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class AreasTable:
    """The rows of a table, and each known column's title in this file."""

    titles: dict[str, str]
    lines: list[AreaLine]


@cache
def known_words() -> dict[str, dict[str, list[str]]]:
    """Titles of columns, and words for the level of an area."""
    path = Path(__file__).parent / "areas_columns.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def read_areas_table(path: Path) -> AreasTable:
    """Read a .csv (UTF-8 or GB18030; commas, semicolons or tabs) with names and codes of areas.

    Raises:
        Problem: it is no text, or no row of its first ten has a title for names.
    """
    rows = _rows(path)
    for place, row in enumerate(rows[:_LOOKED_AT]):
        titles = _titles(row)
        if "name" in titles:
            below = enumerate(rows[place + 1 :], place + 2)
            lines = [_line(number, cells, titles) for number, cells in below]
            shown = {column: row[at].strip() for column, at in titles.items()}
            return AreasTable(shown, [line for line in lines if any(line.cells.values())])
    wanted = list_words(words[0] for words in known_words()["columns"].values())
    raise Problem("init_areas_no_header", exit_status=2, file=path.name, columns=wanted)


def _rows(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > _LARGEST_MB * 1024**2:
            raise Problem("init_areas_unreadable", exit_status=2, file=path)
        text = _decoded(path.read_bytes())
    except (OSError, UnicodeDecodeError):
        raise Problem("init_areas_unreadable", exit_status=2, file=path) from None
    first = text.partition("\n")[0]
    separator = max(",\t;", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise Problem("init_areas_unreadable", exit_status=2, file=path) from None


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise UnicodeDecodeError("utf-8", content, 0, 1, "no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _titles(row: list[str]) -> dict[str, int]:
    """Column → its place, for the titles that are known."""
    known = known_words()["columns"]
    named = {title.lower(): column for column in known for title in known[column]}
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        column = named.get(cell.strip().lower())
        if column:
            found.setdefault(column, place)
    return found


def _line(number: int, cells: list[str], titles: dict[str, int]) -> AreaLine:
    # A spreadsheet that keeps a code as text may write an apostrophe or ="…" around it.
    told = {
        column: cells[place].strip().strip("'=\"").strip()
        for column, place in titles.items()
        if place < len(cells)
    }
    return AreaLine(number, told)

"""A sheet as one looks at an unknown form: its header, the cells below, what its titles say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_words import (
    SERIAL_WORDS,
    bare_header,
    header_words,
    is_unit,
    split_number,
)
from pipelines.intake.headers.look_up_words import header_texts
from pipelines.intake.headers.match_header import HEADER_REACH
from pipelines.learning.likeness import Vocabulary, is_head_word

_SAMPLE = 300
_FEWEST_HEADERS = 3
_FOOTER = re.compile(r"\s*(合|总|小|共|累)\s*计")


@dataclass(frozen=True)
class SeenHeader:
    """One header and what stands below it.

    Attributes:
        text: the header, without a unit and, of numbered columns, without the number; below a
            group's title the header alone if it is enough to tell the column by.
        words: what it may be known by, its group's title included in the first.
        letter: of the column in the spreadsheet.
        cells: a sample of the filled cells below; they may be personal.
        columns: how many numbered columns share the text.
        is_told: whether the header is made of words of forms and may be told.
    """

    text: str
    words: tuple[str, ...]
    letter: str
    cells: tuple[str, ...]
    columns: int = 1
    is_told: bool = True


@dataclass(frozen=True)
class FormLook:
    """A sheet's header and the cells below it.

    Attributes:
        sheet: its name.
        row: the header's last row (1-based).
        title: the texts above; they may hold names.
        headers: from left to right, serial numbers left out.
        rows: how many rows stand below.
    """

    sheet: str
    row: int
    title: str
    headers: tuple[SeenHeader, ...]
    rows: int


def look_at(grid: Grid, vocabulary: Vocabulary) -> FormLook | None:
    """The look at a sheet by the first rows that are a header; None: no row is one."""
    rows = grid.frame.head(HEADER_REACH).rows()
    best, most = None, 0
    for start in range(len(rows)):
        for depth in (1, 2):
            if start + depth > len(rows) or not _can_be_header(rows, start, depth, vocabulary):
                continue
            known = sum(map(vocabulary.knows, map("".join, _texts(rows, start, depth).values())))
            if known > most:
                best, most = (start, depth), known
    return _look(grid, *best, vocabulary) if best and most >= _FEWEST_HEADERS else None


def look_by_shape(grid: Grid, vocabulary: Vocabulary) -> FormLook | None:
    """The look at a sheet none of whose words are of forms: its first row of words above data."""
    rows = grid.frame.head(HEADER_REACH).rows()
    for start, (row, below) in enumerate(pairwise(rows)):
        filled = [cell for cell in row if cell]
        is_wide = len(filled) == len(set(filled)) >= _FEWEST_HEADERS
        if is_wide and not _has_digit(row) and _has_digit(below) and _is_record(below):
            return _look(grid, start, 1, vocabulary)
    return None


def _has_digit(row: Sequence[str | None]) -> bool:
    return any(re.search(r"\d", cell) for cell in row if cell)


def _can_be_header(rows: Sequence, start: int, depth: int, vocabulary: Vocabulary) -> bool:
    """Whether each of the rows is of words of forms: a row of data must not join its header."""
    for row in rows[start : start + depth]:
        filled = [cell for cell in row if cell and not is_unit(cell)]
        if 2 * sum(map(vocabulary.knows, filled)) < len(filled) or not filled:
            return False
        if any(re.search(r"\d{3}", cell) for cell in filled):
            return False
    return depth == 1 or any(not cell for cell in rows[start])


def _texts(rows: Sequence, start: int, depth: int) -> dict[int, tuple[str, ...]]:
    return header_texts(rows[start : start + depth])


def _look(grid: Grid, start: int, depth: int, vocabulary: Vocabulary) -> FormLook:
    rows = grid.frame.head(HEADER_REACH).rows()
    below = [row for row in grid.frame.slice(start + depth).iter_rows() if _is_record(row)]
    titles = _header_words(_texts(rows, start, depth))
    headers: dict[str, SeenHeader] = {}
    for index, words in titles.items():
        text = words[-1] if _is_enough(words[-1], index, titles) else words[0]
        cells = tuple(row[index] for row in below[:_SAMPLE] if row[index])
        known = headers.get(text)
        headers[text] = SeenHeader(
            text=text,
            words=words,
            letter=known.letter if known else grid.letter(index),
            cells=(*(known.cells if known else ()), *cells),
            columns=known.columns + 1 if known else 1,
            is_told=vocabulary.knows(text),
        )
    title = "".join(cell for row in rows[:start] for cell in row if cell)
    return FormLook(grid.name, start + depth, title, tuple(headers.values()), len(below))


def _header_words(texts: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Column → its words, the whole first; numbered columns without their numbers."""
    whole = {}
    for index, parts in texts.items():
        words = [bare_header("".join(parts)), *map(bare_header, parts[1:])]
        if words[0] and not SERIAL_WORDS.intersection(header_words(words[0])):
            whole[index] = tuple(dict.fromkeys(filter(None, words)))
    bare = {index: split_number(words[0])[0] for index, words in whole.items()}
    often = Counter(bare.values())
    return {
        index: (bare[index],) if often[bare[index]] > 1 and bare[index] != words[0] else words
        for index, words in whole.items()
    }


def _is_enough(word: str, own: int, titles: dict[int, tuple[str, ...]]) -> bool:
    """Whether a header tells its column without its group's title: 日期 under 申请 does not."""
    others = {words[-1] for index, words in titles.items() if index != own}
    return len(titles[own]) == 1 or (word not in others and not is_head_word(word))


def _is_record(row: Sequence[str | None]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 2 and not _FOOTER.match(filled[0]) and not all(map(is_unit, filled))

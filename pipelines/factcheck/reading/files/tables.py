"""A table's figures with the words of its headings: 河东镇，审批人数 before 1554, 人 behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.factcheck.reading.numerals import SIZE, normal_width
from pipelines.factcheck.reading.spelling import HEDGE_BEFORE, UNIT

_FIGURE = re.compile(
    rf"\s*(?:{HEDGE_BEFORE})?[+-]?\d[\d,. ]*[多余]?(?:{SIZE})?[多余]?(?P<unit>{UNIT})?"
    r"(?![级月年日季]|\s*[、．])[^，。；：\d]{0,6}\s*"
)
_YEAR = re.compile(r"\s*((?:19|20)\d\d)年?(?:度)?\s*")
_SERIAL = re.compile("序号|编号|排名|名次|No")
_UNIT_COLUMN = re.compile("(?:计量)?单位")
_TOLD_UNIT = re.compile(rf"[（(](?:单位[:：]?)?\s*(?P<unit>(?:{SIZE})?(?:{UNIT}))\s*[）)]")
_TITLE_UNIT = re.compile(rf"单位[:：]\s*(?P<unit>(?:{SIZE})?(?:{UNIT}))(?![、，,和及/])")
# Headings that say by themselves what is counted.
_COUNTED = {
    "人数": "人",
    "人次": "人次",
    "户数": "户",
    "场次": "场",
    "笔数": "笔",
    "率": "%",
    "增幅": "%",
    "同比": "%",
}
# Headings over how one period stands against the one before.
_GROWTH = re.compile("同比(?:增长|增幅|增减|变化|涨幅)?率?|增长率|增幅|增减率?|增速")
_MONEY_UNIT = re.compile("元$")
_MONEY_WORDS = re.compile("额|款|金|资|支出|收入|费|元")
_NUMBERED = re.compile(r"^\s*(?:附?表\s*[\d一二三四五六七八九十.-]*[:：.、\s]*)|[（(]?单位[:：].*$")


@dataclass(frozen=True)
class Cell:
    """A cell; one that is merged over several places has one key at all of them."""

    key: int
    text: str


@dataclass(frozen=True)
class Headed:
    """What a table says of one of its figures, before and behind it."""

    lead: str
    tail: str


def headed_cells(rows: list[list[Cell]], title: str) -> dict[int, Headed]:
    """The cells that hold a figure, by key, each with what its headings say.

    Args:
        rows: the table, merged cells at each of their places.
        title: the paragraph before it; empty: none.
    """
    head = next((n for n, row in enumerate(rows) if any(map(_is_figure, row[1:]))), len(rows))
    skipped = {
        column
        for row in rows[:head]
        for column, cell in enumerate(row)
        if _SERIAL.fullmatch(cell.text.strip())
    }
    found, section = {}, ""
    for number, row in enumerate(rows[head:], head):
        if len({cell.key for cell in row}) == 1 and not _is_figure(row[0]):
            section = row[0].text.strip()
            continue
        for column, cell in enumerate(row):
            if column not in skipped and _is_figure(cell):
                above = _headings([r[column] for r in rows[:head] if column < len(r)])
                beside = _beside(row, column, rows[:head], skipped)
                unit = _unit(cell, [*beside, *above], _unit_cell(rows[:head], rows[number]), title)
                words = [_NUMBERED.sub("", title).strip(), section, *beside, *above]
                lead = "，".join(w for w in map(_bare, words) if w)
                if unit == "%" and _GROWTH.search(lead):
                    lead = f"{_GROWTH.sub('', lead).rstrip('，')}，同比增长"
                found[cell.key] = Headed(lead, unit)
    return found


def _is_figure(cell: Cell) -> bool:
    text = normal_width(cell.text)
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def _headings(cells: list[Cell]) -> list[str]:
    distinct = {cell.key: cell.text.strip() for cell in cells}
    return [
        _YEAR.sub(r"\1年", text) if _YEAR.fullmatch(text) else text for text in distinct.values()
    ]


def _beside(row: list[Cell], column: int, head: list[list[Cell]], skipped: set[int]) -> list[str]:
    """The words left of a figure; without a heading row only those since the figure before it."""
    left = [c for n, c in enumerate(row[:column]) if n not in skipped]
    if not head:
        figures = [n for n, cell in enumerate(left) if _is_figure(cell)]
        left = left[figures[-1] + 1 :] if figures else left
    units = _unit_cell(head, row)
    return _headings([c for c in left if not _is_figure(c) and (units is None or c is not units)])


def _unit_cell(head: list[list[Cell]], row: list[Cell]) -> Cell | None:
    for heading in head:
        for column, cell in enumerate(heading):
            if _UNIT_COLUMN.fullmatch(cell.text.strip()) and column < len(row):
                return row[column]
    return None


def _unit(cell: Cell, headings: list[str], told: Cell | None, title: str) -> str:
    """The unit that a figure without one is written in; empty: none is told."""
    match = _FIGURE.fullmatch(normal_width(cell.text))
    if match is None or match["unit"]:
        return ""
    if told is not None:
        return told.text.strip()
    for heading in reversed(headings):
        if found := _TOLD_UNIT.search(heading):
            return found["unit"]
    for heading in reversed(headings):
        for words, unit in _COUNTED.items():
            if words in heading:
                return unit
    found = _TITLE_UNIT.search(title) or _TOLD_UNIT.search(title)
    if found is None:
        return ""
    is_money = _MONEY_UNIT.search(found["unit"]) is not None
    told_money = any(map(_MONEY_WORDS.search, [*headings, title]))
    return found["unit"] if not is_money or told_money else ""


def _bare(heading: str) -> str:
    return " ".join(_TOLD_UNIT.sub("", heading).split())

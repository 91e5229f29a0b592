"""How well the cells under a header are what a column holds, and how much that tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.contracts import Column
from pipelines.deliveries.placing.area_book import AreaBook, plain_name
from pipelines.intake.values.clean_text import clean_word
from pipelines.intake.values.read_column import read_column, without_placeholders
from pipelines.intake.values.read_dates import DateContext

_DAY = r"(0[1-9]|1[0-2])([0-2]\d|3[01])"
_ID = re.compile(rf"\d{{6}}(19|20)\d\d{_DAY}\d{{3}}[\dX]|\d{{8}}{_DAY}\d{{3}}|\d(\.\d+)?E\+?\d+")
_CERTIFICATE = re.compile(r"(\d{15}|\d{17}[\dX])\d{2}(B\d)?")
_PHONE = re.compile(r"1\d{10}|(0\d{2,3}-?)?\d{7,8}")
_ACCOUNT = re.compile(r"\d{12,23}")
_NAME = re.compile(r"[\u3400-\U0003ffff·*A-Za-z ]{2,12}")
_CODE = re.compile(r"(?=.*\d)[\w()\[\]〔〕\-/.号第字社民合]+")
_MONTH = re.compile(r"\d{4}[-/.年]?\d{1,2}月?份?|\d{1,2}月份?")
_WORDS = re.compile(r".*[\u3400-\U0003ffffA-Za-z].*", re.S)
# How much a fitting cell says for a column of that kind: an ID number everything, a text little.
_TELLING = {
    "id": 1.0,
    "certificate": 1.0,
    "enum": 1.0,
    "town": 1.0,
    "village": 0.9,
    "time": 0.9,
    "month": 0.7,
    "date": 0.5,
    "birthday": 0.5,
    "money": 0.4,
    "number": 0.3,
    "int": 0.3,
    "personal": 0.4,
    "code": 0.3,
    "text": 0.1,
    "free_text": 0.1,
}


@dataclass(frozen=True)
class Fit:
    """How cells fit a column.

    Attributes:
        share: of the filled cells, those that are what the column holds.
        telling: how much that speaks for the column, 0 where nothing is filled.
    """

    share: float
    telling: float


def cell_fit(column: Column, cells: Sequence[str], areas: AreaBook, year: int | None) -> Fit:
    """How well the cells fit.

    Args:
        column: of a contract.
        cells: a sample of the filled cells, as text.
        areas: the district's places.
        year: that a title states, for months without their year.
    """
    series = pl.Series("cell", list(cells), pl.String).to_frame()
    filled = series.select(without_placeholders(column, pl.col("cell"))).to_series().drop_nulls()
    if filled.is_empty():
        return Fit(1.0, 0.0)
    if test := _test(column, areas):
        hits = sum(map(test, filled.to_list()))
    else:
        # A header is judged before its sheet is: a month without its year is one all the same.
        read = read_column(column, filled, context=DateContext(year=year or 2000))
        hits = read.values.count()
    return Fit(hits / filled.len(), _telling(column, filled))


def _test(column: Column, areas: AreaBook) -> Callable[[str], bool] | None:
    """What a cell must be where the reader of the kind would take any text."""
    match column.kind:
        case "id":
            return lambda cell: bool(_ID.fullmatch(clean_word(cell)))
        case "certificate":
            return lambda cell: bool(_CERTIFICATE.fullmatch(clean_word(cell)))
        case "town":
            return lambda cell: areas.town_code(cell) is not None
        case "village":
            return lambda cell: plain_name(cell) in areas.villages or cell.endswith(("村", "社区"))
        case "personal":
            return _personal(column.name)
        case "code":
            return lambda cell: bool(_CODE.fullmatch(cell)) and not _ID.fullmatch(cell)
        case "text":
            return lambda cell: bool(_WORDS.fullmatch(cell))
        case "month":
            return lambda cell: bool(_MONTH.fullmatch(cell.replace(" ", "")))
    return None


def _personal(name: str) -> Callable[[str], bool]:
    pattern = {"phone": _PHONE, "bank_account": _ACCOUNT}.get(name, _NAME)
    if pattern is _NAME:
        return lambda cell: bool(_WORDS.fullmatch(cell)) and not re.search(r"\d{3}", cell)
    return lambda cell: (
        bool(pattern.fullmatch(word := clean_word(cell))) and not _ID.fullmatch(word)
    )


def _telling(column: Column, filled: pl.Series) -> float:
    if column.kind == "personal":
        if column.name in {"phone", "bank_account"}:
            return 0.9
        names = filled.str.contains(r"^[\p{Han}·]{2,4}$").sum()
        return 0.4 if names >= 0.8 * filled.len() else 0.1
    if column.kind == "enum" and filled.n_unique() == 1:
        return 0.7
    return _TELLING[column.kind]

"""Figures picked at random on a page are what `minsheng sql` says, as they may be shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.pages.known_figures import QUESTIONS, Figure, ask
from tests.pages.view import View

PICKED = 10
# Another choice each day; what was picked is printed when a test fails.
SEED = date.today().isoformat()
CODES = list(dict.fromkeys(question.page for question in QUESTIONS))
_UNKNOWN = "—"
Row = tuple[Any, ...]


@pytest.mark.parametrize("code", CODES)
def test_ten_figures_of_a_page_are_those_of_the_warehouse(
    view: View, code: str, tmp_path: Path
) -> None:
    asked = [question for question in QUESTIONS if question.page == code]
    figures = [figure for question in asked for figure in ask(view.served.district, question)]
    picked = Random(f"{SEED} {code}").sample(figures, min(PICKED, len(figures)))
    view.open(code, **{name: told for one in asked for name, told in one.choices.items()})
    view.download("export_xlsx").save_as(tmp_path / "page.xlsx")
    book = load_workbook(tmp_path / "page.xlsx")
    rows = [row for sheet in book.worksheets[1:] for row in sheet.iter_rows(values_only=True)]
    print(SEED, *picked, sep="\n")
    for figure in picked:
        # Next to a hidden sum others are hidden, lest it be told by the totals.
        alike = [other for other in figures if other.question is figure.question]
        # Of a town's card the other towns' hidden sums are not among them.
        may_be_hidden = code == "town_card" or any(other.shown is None for other in alike)
        must_stand_in(figure, rows, may_be_hidden)
    view.must_be_well()


def must_stand_in(figure: Figure, rows: list[Row], may_be_hidden: bool) -> None:
    """A row of the figure's labels holds what may be shown of it, and none holds more."""
    of_it = [row for row in rows if figure.labels <= {_words(cell) for cell in row}]
    assert of_it, figure
    if figure.shown is not None:
        is_there = any(_holds(row, figure.shown) for row in of_it)
        is_hidden = may_be_hidden and any(_UNKNOWN in row for row in of_it)
        assert is_there or is_hidden, (figure, figure.shown, of_it)
    # Of several labels no row is about more than the figure: what is guarded stands nowhere.
    if figure.shown != figure.exact and len(figure.labels) > 1:
        assert not any(_holds(row, figure.exact) for row in of_it), (figure, of_it)


def test_the_words_of_the_first_page_are_those_of_its_workbook(view: View, tmp_path: Path) -> None:
    view.open("year_end").download("export_xlsx").save_as(tmp_path / "page.xlsx")
    rows = list(load_workbook(tmp_path / "page.xlsx").worksheets[1].iter_rows(values_only=True))
    place = rows[3].index("数值")
    told = [row[place] for row in rows[4:] if row[place]]
    assert len(told) == 10
    words = view.words.replace(" ", "").replace(",", "")
    assert [one for one in told if one.replace(" ", "").replace(",", "") not in words] == []


def _words(cell: Any) -> str:
    # The number of a key work may stand before its indicator.
    return str(cell).split(". ", 1)[-1] if isinstance(cell, str) else str(cell)


def _holds(row: Row, value: float) -> bool:
    numbers = [cell for cell in row if isinstance(cell, int | float)]
    return any(abs(cell - value) < 0.005 for cell in numbers)

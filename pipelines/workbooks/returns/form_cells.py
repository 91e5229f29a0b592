"""A town's own row under the headers of the official form, so that it can be put right there."""

from __future__ import annotations

import json
from datetime import date

import polars as pl

from pipelines.contracts import Column, Contract, load_contracts
from pipelines.contracts.form_row import FormHeader, form_headers
from pipelines.intake.headers.header_words import (
    FormWords,
    form_words,
    header_words,
    is_unit,
    split_number,
    stated_unit,
    unit_factor,
)
from pipelines.intake.values.read_column import read_column, without_placeholders
from pipelines.intake.values.read_dates import DateContext

_DATES = {"date", "birthday", "month"}


def labels_of_headers(labels: list[str], contract: Contract) -> dict[str, str]:
    """Header of the official form → label of the town's own column; the left one wins.

    A two-row header was joined to one label (基本情况姓名): what it ends with is tried too.
    """
    words = form_words(load_contracts())
    found: dict[str, str] = {}
    exact = [(label, _header_of(label, contract, words)) for label in labels]
    endings = [(label, _by_ending(label, contract, words)) for label, h in exact if h is None]
    for label, header in [*exact, *endings]:
        if header:
            found.setdefault(header, label)
    return found


def _header_of(text: str, contract: Contract, words: FormWords) -> str | None:
    for word in header_words(text):
        if known := words.columns.get(word, {}).get(contract.feed):
            return contract.column(known[0]).title
        base, number = split_number(word)
        if number and (name := words.numbered.get(base, {}).get(contract.feed)):
            return FormHeader(contract.column(name), number).title
    return None


def _by_ending(label: str, contract: Contract, words: FormWords) -> str | None:
    endings = (label[start:] for start in range(1, len(label) - 1))
    return next((h for text in endings if (h := _header_of(text, contract, words))), None)


def form_cells(
    cells: pl.Series, contract: Contract, units: dict[str, int], months: tuple[date, date]
) -> pl.DataFrame:
    """The cells under the form's headers, as text; money in yuan, days with their year.

    What cannot be read stays as the town wrote it.

    Args:
        cells: of rows of one sheet, as the vault keeps them (JSON, label to cell).
        contract: of their feed.
        units: yuan per unit by label, see `units_of_labels`.
        months: the first and last month of the list.
    """
    labels = labels_of_cells(cells)
    placed = labels_of_headers(labels, contract)
    wide = wide_cells(cells, labels)
    found = {}
    for header in form_headers(contract):
        label = placed.get(header.title)
        if label is None:
            found[header.title] = pl.Series([None] * len(cells), dtype=pl.String)
        else:
            found[header.title] = _plain(wide[label], header.column, units.get(label, 1), months)
    return pl.DataFrame(found)


def labels_of_cells(cells: pl.Series) -> list[str]:
    """The labels of a sheet's rows; all of them have the same."""
    first = cells.drop_nulls().head(1).to_list()
    return list(json.loads(first[0])) if first else []


def wide_cells(cells: pl.Series, labels: list[str]) -> pl.DataFrame:
    """The rows as the town wrote them, a column a label."""
    if not labels:
        return pl.DataFrame()
    kind = pl.Struct(dict.fromkeys(labels, pl.String))
    return cells.str.json_decode(kind).struct.unnest()


def _plain(texts: pl.Series, column: Column, factor: int, months: tuple[date, date]) -> pl.Series:
    is_money = column.kind == "money" and factor != 1
    if not is_money and column.kind not in _DATES:
        return texts
    told = [months[0]] if months[0] == months[1] else []
    context = DateContext(told, months[1].year)
    cells = texts.to_frame("c").select(without_placeholders(column, pl.col("c"))).to_series()
    values = read_column(column, cells, factor, context).values
    shown = values.dt.strftime("%Y-%m") if column.kind == "month" else values.cast(pl.String)
    # A month that may be two is left for the town to say.
    doubtful = texts.is_in([*context.ambiguous, *context.month_only]).fill_null(value=False)
    return pl.select(pl.when(doubtful).then(texts).otherwise(pl.coalesce(shown, texts))).to_series()


def units_of_labels(
    labels: list[str], below: list[dict[str, str | None]], sheet: int
) -> dict[str, int]:
    """Yuan per unit by label: what its header says, else the unit row below, else the sheet.

    Args:
        labels: of the sheet's columns.
        below: the cells of the notes right under the header, by label.
        sheet: yuan per unit that the sheet states.
    """
    units = {}
    for label in labels:
        cells = [text for row in below if (text := row.get(label)) and is_unit(text)]
        said = [unit_factor(label), *map(stated_unit, cells)]
        units[label] = next((factor for factor in said if factor), sheet)
    return units

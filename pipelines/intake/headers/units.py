"""元 or 万元: what a header, a row under it or a 单位： row says of the money below."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.header_words import is_unit, stated_unit, unit_factor


def sheet_factor(titles: Iterable[str]) -> int:
    """Yuan per unit that the texts above the header state; 1 when they are silent."""
    return next((factor for factor in map(stated_unit, titles) if factor), 1)


def column_factors(match: HeaderMatch, below: pl.DataFrame, sheet: int) -> dict[int, int]:
    """Frame column → yuan per unit of its money: its header's word, else the row's below it.

    Args:
        match: the header.
        below: the notes right under the header.
        sheet: what counts for columns that say nothing themselves.
    """
    factors = {}
    for name, index in match.columns.items():
        if match.contract.column(name).kind == "money":
            cells = [text for text in below[f"c{index}"].to_list() if text and is_unit(text)]
            said = [unit_factor(match.text(index)), *map(stated_unit, cells)]
            factors[index] = next((factor for factor in said if factor), sheet)
    return factors

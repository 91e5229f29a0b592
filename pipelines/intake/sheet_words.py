"""What a sheet says outside its rows: its titles and footers, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.title_facts import TitleFacts, title_facts
from pipelines.intake.headers.units import column_factors, sheet_factor
from pipelines.intake.read_result import SheetReading
from pipelines.intake.rows.sorted_rows import ROW

_LONGEST_FOOTER = 200
_ROWS_OF_UNITS = 2


@dataclass(frozen=True)
class SheetWords:
    """The words of a sheet.

    Attributes:
        titles: texts above the header. footers: those of the last notes below it.
        facts: months, year and days that they state.
        unit: yuan per unit that a 单位： row states.
        factors: frame column → yuan per unit of its money.
    """

    titles: list[str]
    footers: list[str]
    facts: TitleFacts
    unit: int
    factors: dict[int, int]

    def reading(self, grid: Grid, match: HeaderMatch) -> SheetReading:
        """The same as a result tells it."""
        return SheetReading(
            name=grid.name,
            hidden=grid.hidden,
            header_row=match.last_row + 1,
            title_texts=self.titles,
            footer_texts=self.footers,
            title_months=self.facts.months,
            title_year=self.facts.year,
            reported_on=self.facts.reported_on,
            unit_factor=self.unit,
        )


def sheet_words(grid: Grid, match: HeaderMatch, prose: pl.DataFrame, file: str) -> SheetWords:
    """The words of a sheet whose notes are known.

    Args:
        grid: holds the rows above the header.
        match: the header.
        prose: the notes below it that are no examples, with their row numbers.
        file: the file's name without its ending, asked for months and days as titles are.
    """
    titles = _texts(grid.frame.head(match.first_row))
    cells = [name for name in prose.columns if name in grid.frame.columns]
    footers = _texts(prose.select(cells).tail(_LONGEST_FOOTER))
    unit = sheet_factor(titles)
    below = prose.filter(pl.col(ROW) <= match.last_row + 1 + _ROWS_OF_UNITS)
    return SheetWords(
        titles=titles,
        footers=footers,
        facts=title_facts(titles, footers, grid.name, file),
        unit=unit,
        factors=column_factors(match, below, unit),
    )


def _texts(frame: pl.DataFrame) -> list[str]:
    return [cell for row in frame.iter_rows() for cell in row if cell]

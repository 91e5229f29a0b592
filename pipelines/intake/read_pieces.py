"""Read a large .csv in pieces: accepted rows block by block, everything else at the end.

What only the end of the file tells (how wide its rows are, what its footers say of days) is
supposed first; a file that turns out otherwise is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.grids.csv_records import CsvRecords
from pipelines.intake.grids.grid import Grid, without_margins
from pipelines.intake.grids.read_csv import DELIMITERS, doubts
from pipelines.intake.grids.text_chunks import TextChunks
from pipelines.intake.headers.header_match import HeaderMatch, NearMiss
from pipelines.intake.headers.header_words import form_words
from pipelines.intake.headers.match_header import HEADER_REACH
from pipelines.intake.headers.title_facts import TitleFacts
from pipelines.intake.join_sheets import join_sheets
from pipelines.intake.read_file import find_delimiter, match_sheets
from pipelines.intake.read_result import ReadFile
from pipelines.intake.refusal import Refusal
from pipelines.intake.rows.sorted_rows import ROW
from pipelines.intake.rows.type_rows import Surroundings
from pipelines.intake.sheet_so_far import AcceptedRows, SheetSoFar
from pipelines.intake.sheet_words import sheet_words

# The header, and the rows below it that may state units.
_HEAD_ROWS = HEADER_REACH + 3


@dataclass(frozen=True)
class Supposed:
    """What is taken for granted of a text before it was read to its end.

    Attributes:
        width: cells of its widest record. facts: what titles and footers state; None: as far as
            the first rows tell.
    """

    width: int = 0
    facts: TitleFacts | None = None


class OtherwiseError(Exception):
    """The text is not as it was supposed to be; `supposed` is how it is."""

    def __init__(self, supposed: Supposed) -> None:
        super().__init__("otherwise")
        self.supposed = supposed


class CsvPieces:
    """A text of which the header was found and no row was taken yet.

    Attributes:
        contract: of the form.
        result: once all blocks were taken, the file without its accepted rows.
    """

    result: ReadFile

    def __init__(
        self, chunks: TextChunks, path: Path, contracts: dict[str, Contract], supposed: Supposed
    ) -> None:
        """Look at the first records.

        Raises:
            Refusal: no form, or a text that cannot be read to its end.
        """
        words, near = form_words(contracts), NearMiss()
        delimiter = find_delimiter(chunks, path.stem, words, near) or DELIMITERS[0]
        self._path = path
        self._supposed = supposed
        self._records = CsvRecords(chunks, delimiter)
        blocks = self._records.blocks()
        first: list[pl.DataFrame] = []
        while (
            sum(block.height for block in first) < _HEAD_ROWS
            and (more := next(blocks, None)) is not None
        ):
            first.append(more)
        self._blocks = chain(first, blocks)
        head = pl.concat(first, how="diagonal").head(_HEAD_ROWS) if first else pl.DataFrame()
        self._width = max(supposed.width, self._records.widest)
        self._grid = Grid("", self._padded(without_margins(head)), is_text=True)
        try:
            self._match: HeaderMatch = match_sheets([self._grid], path.stem, words, near)[0]
        except Refusal:
            # What is wrong with the text itself is told first.
            for _ in blocks:
                pass
            raise
        self.contract = self._match.contract

    def blocks(self) -> Iterator[AcceptedRows]:
        """The accepted rows of each block.

        Raises:
            OtherwiseError: the text is not as supposed; what was yielded does not hold.
            Refusal: the text is not whole, or its columns moved against its header.
        """
        so_far = SheetSoFar(self._match, self._grid)
        words = self._words(self._first_notes())
        facts = self._supposed.facts or words.facts
        around = Surroundings(words.factors, facts, self._grid, date_1904=False)
        for body, is_last in self._bodies():
            yield so_far.take(so_far.sort(body, is_last=is_last), around)
        words = self._words(so_far.prose)
        if self._typing(words.facts) != self._typing(facts):
            raise OtherwiseError(replace(self._supposed, width=self._width, facts=words.facts))
        sheet = so_far.finish(words, doubts(self._records))
        if self._path.suffix.lower() != ".csv":
            sheet.warn("other_kind_than_name", detail="csv")
        self.result = join_sheets(self.contract, [sheet])

    def _first_notes(self) -> pl.DataFrame:
        head = SheetSoFar(self._match, self._grid)
        head.sort(self._body(self._grid.frame, 0), is_last=False)
        return head.prose

    def _words(self, prose: pl.DataFrame):
        return sheet_words(self._grid, self._match, prose, self._path.stem)

    def _typing(self, facts: TitleFacts) -> tuple:
        """Those facts that the values of rows depend on."""
        absent = {c.kind for c in self.contract.columns if c.name not in self._match.columns}
        days = (facts.as_on, facts.reported_on) if "date" in absent else ()
        return (facts.months, facts.year, *days)

    def _bodies(self) -> Iterator[tuple[pl.DataFrame, bool]]:
        """The rows of each block below the header, and whether it is the last."""
        above, held = 0, None
        for block in self._blocks:
            if held is not None:
                yield held, False
            if block.width > self._width:
                for _ in self._blocks:
                    pass
                width = self._records.widest
                raise OtherwiseError(replace(self._supposed, width=width))
            held = self._body(self._padded(without_margins(block)), above)
            above += block.height
        if held is not None:
            yield held, True

    def _body(self, frame: pl.DataFrame, above: int) -> pl.DataFrame:
        """The rows below the header that are not blank, with their numbers."""
        is_blank = pl.all_horizontal(pl.exclude(ROW).is_null())
        numbers = pl.int_range(above + 1, above + frame.height + 1, dtype=pl.Int64)
        numbered = frame.with_columns(numbers.alias(ROW))
        return numbered.filter(~is_blank & (pl.col(ROW) > self._match.last_row + 1))

    def _padded(self, frame: pl.DataFrame) -> pl.DataFrame:
        missing = range(frame.width, self._width)
        return frame.with_columns(pl.lit(None, pl.String).alias(f"c{i}") for i in missing)

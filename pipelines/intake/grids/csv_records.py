"""The records of a .csv, block by block: quotes right, one fixed delimiter, counted twice."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

import polars as pl

from pipelines.intake.containers.stretched import MOST_IN_TEXT, refuse_hollow, refuse_stretched
from pipelines.intake.grids.text_chunks import LONGEST_LINE
from pipelines.intake.refusal import Refusal

# Characters of a piece whose lines tell how wide its records are.
_WIDTH_REACH = 4_000
_FOOTER = re.compile(r"\s*(合|总|小|共|累)\s*计|制表|填表|审核|注|备注|说明|单位|本月无")


class CsvRecords:
    """Reads a text's records as frames of text columns c0, c1 …; blanks are null.

    Attributes:
        widest: the most cells that a record had so far.
        is_open: once all is read, whether the last line lacks its end.
    """

    def __init__(self, chunks: Iterable[str], delimiter: str) -> None:
        self._chunks = iter(chunks)
        self._delimiter = delimiter
        self._chunk, self._at = "", 0
        self._is_within = False
        self._count = _RecordCount()
        self._records = self._filled = 0
        self._last: list[str] = []
        self.widest = 0
        self.is_open = True

    def blocks(self) -> Iterator[pl.DataFrame]:
        """The records in their order, a block a piece of text.

        Raises:
            Refusal: a record is far longer than the others, the last line is not whole, a quote
                is left open, or two counts of the records disagree.
        """
        csv.field_size_limit(LONGEST_LINE)
        try:
            while self._at < len(self._chunk) or self._fetch():
                frame = self._split()
                if frame.height:
                    self._records += frame.height
                    # How many cells there may be at once is asked of each piece.
                    refuse_hollow(self.widest, self._records, self._filled)
                    yield frame
        except csv.Error:
            while self._fetch():
                pass
            raise Refusal("file_cut_off" if self._count.is_within else "quotes_wrong") from None
        if self._records != self._count.total(self.is_open):
            raise Refusal("quotes_wrong")
        if self.is_open and self._is_cut():
            raise Refusal("file_cut_off")

    def _fetch(self) -> bool:
        """Take the next piece of text; False when there is none."""
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._chunk, self._at = chunk, 0
        self._count.add(chunk)
        self.is_open = not chunk.endswith("\n")
        return True

    def _split(self) -> pl.DataFrame:
        text = self._chunk[self._at :] if self._at else self._chunk
        if '"' not in text:
            frame = self._split_plain(text)
            if frame is not None:
                self._at = len(self._chunk)
                last = text[text.rfind("\n") + 1 :]
                self._last = last.split(self._delimiter) if last else []
                return frame
        rows = list(self._split_quoted())
        filled = sum(map(len, rows))
        self._refuse_stretched(max(map(len, rows), default=0), len(rows), filled)
        self._filled += filled
        columns = list(zip_longest(*rows)) or [(None,) * len(rows)]
        self._last = rows[-1] if rows else []
        self.widest = max(self.widest, len(columns))
        cells = [pl.Series(f"c{i}", column, pl.String) for i, column in enumerate(columns)]
        return pl.DataFrame(cells).with_columns(pl.all().replace("", None))

    def _split_plain(self, text: str) -> pl.DataFrame | None:
        """The records of lines without a quote; None if one is wider than all first lines."""
        first = text[: text.find("\n", _WIDTH_REACH) + 1 or len(text)].split("\n")
        width = max(self.widest, *(line.count(self._delimiter) + 1 for line in first))
        lines = text.count("\n") + 1
        filled = text.count(self._delimiter) + lines
        self._refuse_stretched(width, lines, filled)
        try:
            frame = pl.read_csv(
                text.encode(),
                has_header=False,
                separator=self._delimiter,
                quote_char=None,
                schema={f"c{i}": pl.String for i in range(width)},
                missing_columns="insert",
            )
        except pl.exceptions.PolarsError:
            return None
        self.widest = width
        self._filled += filled
        return frame

    @staticmethod
    def _refuse_stretched(width: int, height: int, filled: int) -> None:
        refuse_stretched(width, height, filled, columns=MOST_IN_TEXT)

    def _split_quoted(self) -> Iterator[list[str]]:
        """The records that begin in the piece; the last may reach into the next pieces."""
        own = self._chunk
        reader = csv.reader(self._lines(own), delimiter=self._delimiter, strict=True)
        while True:
            self._is_within = False
            try:
                yield next(reader)
            except StopIteration:
                return

    def _lines(self, own: str) -> Iterator[str]:
        """The lines of the piece, and of the next ones as far as an open record goes."""
        while True:
            if self._chunk is not own and not self._is_within:
                return
            if self._at >= len(self._chunk) and not (self._is_within and self._fetch()):
                return
            start = self._at
            self._at = self._chunk.find("\n", start) + 1 or len(self._chunk)
            self._is_within = True
            yield self._chunk[start : self._at]

    def _is_cut(self) -> bool:
        """Whether a last line without its line end lacks cells; a footer may stand alone."""
        return len(self._last) < self.widest and not any(map(_FOOTER.match, self._last))


class _RecordCount:
    """Line ends outside quotes: the count that does not come from the reader."""

    def __init__(self) -> None:
        self.is_within = False
        self._outside = 0
        self._loose = 0

    def add(self, chunk: str) -> None:
        for place, part in enumerate(chunk.split('"')):
            if place:
                self.is_within = not self.is_within
                self._loose = 0
            if self.is_within:
                self._loose += part.count("\n")
            else:
                self._outside += part.count("\n")

    def total(self, is_open: bool) -> int:
        # A quote without its twin quotes nothing.
        return self._outside + (self._loose if self.is_within else 0) + is_open


def first_records(chunks: Iterable[str], delimiter: str, count: int) -> list[list[str | None]]:
    """The first records, for the look at the header; blanks None, all as wide as the widest."""
    csv.field_size_limit(LONGEST_LINE)
    lines = (line for chunk in chunks for line in io.StringIO(chunk, newline=""))
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter), count))
    except csv.Error:
        return []
    width = max(map(len, rows), default=0)
    refuse_stretched(width, len(rows), sum(map(len, rows)), columns=MOST_IN_TEXT)
    return [[*(cell.strip() or None for cell in row), *[None] * (width - len(row))] for row in rows]

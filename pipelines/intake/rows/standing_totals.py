"""Totals whose rows are filled like records: 合计 as a name, with sums and a day beside it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows import row_words
from pipelines.intake.rows.sorted_rows import KIND, LABEL, ROW
from pipelines.intake.values.read_column import read_column

_LABELLED_KINDS = {"personal", "text", "town", "village", "code"}
_NUMBERED_KINDS = {"id", "certificate"}


class StandingTotals:
    """Finds them block by block: what the records above came to goes with it."""

    def __init__(self, match: HeaderMatch) -> None:
        self._match = match
        self._texts = _places(match, _LABELLED_KINDS)
        self._numbers = _places(match, _NUMBERED_KINDS)
        self._money = {
            f"c{index}": match.contract.column(name)
            for name, index in match.columns.items()
            if match.contract.column(name).kind == "money"
        }
        self._overall = [Decimal(0)] * len(self._money)
        self._since = list(self._overall)
        self._last_record = 0
        self._held: pl.DataFrame | None = None

    def find(self, rows: pl.DataFrame, *, is_last: bool) -> pl.DataFrame:
        """The rows with those records as totals that say 合计 and sum up what stands above.

        A row with an ID number is a record whatever it is called. A last row that says 合计 is a
        total even if its figures are wrong: they are told as a total that disagrees. Whether a
        row is the last is not known before the next block: such rows are held back until then.

        Args:
            rows: the next block, with the kinds that rows have by themselves.
            is_last: whether no block follows.
        """
        if self._held is not None:
            rows, self._held = pl.concat([self._held, rows]), None
        if not self._texts or not self._money:
            return rows
        records = rows.filter(pl.col(KIND) == "record")
        labels = self._labels(records)
        if not labels:
            self._add(records)
            return rows
        totals, undecided = self._sum_up(records, labels, is_last=is_last)
        if undecided is not None:
            self._held = rows.filter(pl.col(ROW) >= undecided)
            rows = rows.filter(pl.col(ROW) < undecided)
        return _as_totals(rows, totals, labels) if totals else rows

    def _labels(self, records: pl.DataFrame) -> dict[int, str]:
        """Row number → label, of the records that say 合计 and hold no ID number."""
        hinted = [pl.col(name).str.contains("计", literal=True) for name in self._texts]
        likely = records.filter(pl.any_horizontal(hinted))
        if self._numbers and likely.height:
            likely = likely.filter(pl.all_horizontal(pl.col(self._numbers).is_null()))
        labels = pl.coalesce(row_words.total_label(row_words.tight(name)) for name in self._texts)
        named = likely.select(ROW, labels.alias(LABEL)).drop_nulls()
        return dict(named.rows())

    def _amounts(self, records: pl.DataFrame) -> list[pl.Series]:
        return [read_column(column, records[cell]).values for cell, column in self._money.items()]

    def _add(self, records: pl.DataFrame) -> None:
        for place, amounts in enumerate(self._amounts(records)):
            self._overall[place] += amounts.sum() or 0
            self._since[place] += amounts.sum() or 0
        self._last_record = max(self._last_record, records[ROW].max() or 0)

    def _sum_up(
        self, records: pl.DataFrame, labels: dict[int, str], *, is_last: bool
    ) -> tuple[list[int], int | None]:
        """The labelled rows that sum up all above, or all since the last total, or are the last.

        Returns:
            Their numbers; the first row that may be the last, if that is not known yet.
        """
        rows = records[ROW].to_list()
        figures = zip(*(amounts.to_list() for amounts in self._amounts(records)), strict=True)
        self._last_record = max(self._last_record, *(r for r in rows if r not in labels), 0)
        own = max((row for row in rows if row not in labels), default=0)
        totals = []
        for row, amounts in zip(rows, figures, strict=True):
            is_behind = row in labels and row > own
            fits = row in labels and self._fits(amounts)
            if is_behind and not fits and not is_last:
                return totals, row
            if fits or (is_behind and self._last_record > 0):
                totals.append(row)
                self._since = [Decimal(0)] * len(self._since)
                continue
            for place, amount in enumerate(amounts):
                self._overall[place] += amount or 0
                self._since[place] += amount or 0
        return totals, None

    def _fits(self, amounts: Sequence[Decimal | None]) -> bool:
        sums = zip(amounts, self._overall, self._since, strict=True)
        return any(amount and amount in {overall, since} for amount, overall, since in sums)


def _places(match: HeaderMatch, kinds: set[str]) -> list[str]:
    columns = match.columns.items()
    return [f"c{index}" for name, index in columns if match.contract.column(name).kind in kinds]


def _as_totals(rows: pl.DataFrame, totals: list[int], labels: dict[int, str]) -> pl.DataFrame:
    is_total = pl.col(ROW).is_in(totals)
    label = pl.col(ROW).replace_strict(totals, [labels[row] for row in totals], default=None)
    return rows.with_columns(
        pl.when(is_total).then(pl.lit("total")).otherwise(KIND).alias(KIND),
        pl.when(is_total).then(label).otherwise(LABEL).alias(LABEL),
    )

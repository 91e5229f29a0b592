"""Where in a file's accepted rows the month changes: what is no such row goes with those above."""

from __future__ import annotations

from collections import Counter
from datetime import date

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.placing.home_periods import said_on
from pipelines.identity.plain_values import WHERE

_RUNS = {"source_sheet": pl.String, "source_row": pl.Int64, "month": pl.Date, "said_on": pl.Date}


class MonthRuns:
    """The runs of rows of one month, noted block by block.

    Attributes:
        counts: rows by month; None: no month.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._runs = [pl.DataFrame(schema=_RUNS)]
        self.counts: Counter[date | None] = Counter()

    def note(self, rows: pl.DataFrame, month: pl.Series) -> None:
        """Note the next accepted rows, with the month of each."""
        said = rows.select(*WHERE, month.alias("month"), said_on(self._contract).alias("said_on"))
        run = pl.col("month").rle_id().alias("run")
        runs = said.group_by(run, maintain_order=True).agg(
            pl.col("source_sheet", "source_row", "month").first(), pl.col("said_on").max()
        )
        self._runs.append(runs.select(list(_RUNS)))
        self.counts.update(dict(month.value_counts().iter_rows()))

    def placed(self, places: dict[date | None, int]) -> pl.DataFrame:
        """The first row of each run with its period's place, as Homes has rows."""
        schema = {"month": pl.Date, "place": pl.Int64}
        placed = pl.DataFrame([*places.items()], schema=schema, orient="row")
        runs = pl.concat(self._runs)
        joined = runs.join(placed, on="month", nulls_equal=True, maintain_order="left")
        return joined.select(*WHERE, "place", "said_on")

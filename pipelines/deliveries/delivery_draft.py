"""A delivery as it is about to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.periods import Period


@dataclass(frozen=True)
class DeliveryDraft:
    """A delivery before it is written; no frame but `plain` holds a personal value.

    Attributes:
        rows: raw_schema without delivery_id; a scan of staged files where a file was read in
            pieces. members: members_schema without delivery_id, likewise.
        row_count: of the rows.
        totals, rejected, warnings, notes: as the reader gives them, WHERE columns first.
        plain: for the vault only. staged_plain: more of it, sealed under the files' names.
        parts: values of the contract's part_column, sorted.
        town_codes: the towns that its rows are of, as one text.
        rows_hash: of its rows alone; content_id: of deliverer, feed, period and rows.
        closed: WHERE of the rejected rows that a supplementary delivery closes, None for others.
    """

    delivery_id: str
    content_id: str
    rows_hash: str
    deliverer: Deliverer
    period: Period
    reported_on: date | None
    latest_on: date | None
    is_nil: bool
    says_revised: bool
    parts: tuple[str, ...]
    town_codes: str
    amount_sum: Decimal | None
    row_count: int
    rows: pl.DataFrame | pl.LazyFrame = field(repr=False)
    members: pl.DataFrame | pl.LazyFrame | None = field(repr=False)
    totals: pl.DataFrame = field(repr=False)
    rejected: pl.DataFrame = field(repr=False)
    warnings: pl.DataFrame = field(repr=False)
    notes: pl.DataFrame = field(repr=False)
    plain: pl.DataFrame = field(repr=False)
    staged_plain: tuple[Path, ...] = ()
    closed: pl.DataFrame | None = field(default=None, repr=False)

"""Totals whose rows are filled like records: 合计 as a name, with sums and a day beside it."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows import row_words
from pipelines.intake.rows.sorted_rows import KIND, LABEL, ROW
from pipelines.intake.values.read_column import read_column

_LABELLED_KINDS = {"personal", "text", "town", "village", "code"}
_NUMBERED_KINDS = {"id", "certificate"}


def find_standing_totals(rows: pl.DataFrame, match: HeaderMatch) -> pl.DataFrame:
    """The rows with those records as totals that say 合计 and sum up what stands above.

    A row with an ID number is a record whatever it is called. A last row that says 合计 is a
    total even if its figures are wrong: they are told as a total that disagrees.
    """
    labels = _labels(rows, match)
    money = _places(match, {"money"})
    if not labels or not money:
        return rows
    records = rows.filter(pl.col(KIND) == "record")
    amounts = [
        read_column(match.contract.column(name), records[f"c{index}"]).values.to_list()
        for name, index in match.columns.items()
        if f"c{index}" in money
    ]
    totals = _summing_up(records[ROW].to_list(), labels, list(zip(*amounts, strict=True)))
    if not totals:
        return rows
    is_total = pl.col(ROW).is_in(totals)
    label = pl.col(ROW).replace_strict(totals, [labels[row] for row in totals], default=None)
    return rows.with_columns(
        pl.when(is_total).then(pl.lit("total")).otherwise(KIND).alias(KIND),
        pl.when(is_total).then(label).otherwise(LABEL).alias(LABEL),
    )


def _places(match: HeaderMatch, kinds: set[str]) -> list[str]:
    columns = match.columns.items()
    return [f"c{index}" for name, index in columns if match.contract.column(name).kind in kinds]


def _labels(rows: pl.DataFrame, match: HeaderMatch) -> dict[int, str]:
    """Row number → label, of the records that say 合计 and hold no ID number."""
    texts, numbers = _places(match, _LABELLED_KINDS), _places(match, _NUMBERED_KINDS)
    if not texts:
        return {}
    hinted = [pl.col(name).str.contains("计", literal=True) for name in texts]
    likely = rows.filter(pl.any_horizontal(hinted) & (pl.col(KIND) == "record"))
    if numbers and likely.height:
        likely = likely.filter(pl.all_horizontal(pl.col(numbers).is_null()))
    labels = pl.coalesce(row_words.total_label(row_words.tight(name)) for name in texts)
    named = likely.select(ROW, labels.alias(LABEL)).drop_nulls()
    return dict(named.rows())


def _summing_up(
    rows: list[int], labels: dict[int, str], amounts: list[tuple[Decimal | None, ...]]
) -> list[int]:
    """The labelled rows with a figure that is the sum of all above, or since the last total."""
    last_record = max((row for row in rows if row not in labels), default=0)
    overall = [Decimal(0)] * len(amounts[0])
    since, totals = list(overall), []
    for row, figures in zip(rows, amounts, strict=True):
        fits = any(
            figure and figure in sums for figure, *sums in zip(figures, overall, since, strict=True)
        )
        if row in labels and (fits or row > last_record > 0):
            totals.append(row)
            since = [Decimal(0)] * len(since)
            continue
        for place, figure in enumerate(figures):
            overall[place] += figure or 0
            since[place] += figure or 0
    return totals

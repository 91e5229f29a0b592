"""The money of a list: its sum, and sums that no district ever paid."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.refusal import Refusal

# Far above what a district spends in a year, far below what the register can hold.
MOST_YUAN = 10**12


def refuse_impossible_money(rows: pl.DataFrame, contract: Contract) -> None:
    """Turn a list away whose slip of the hand would swamp every figure it enters.

    Raises:
        Refusal: the amounts of a column come to 10^12 yuan or more, whatever their signs.
    """
    for column in contract.columns:
        if column.kind == "money" and column.name in rows.columns:
            amounts = rows[column.name].cast(pl.Float64).abs()
            if amounts.sum() >= MOST_YUAN:
                raise Refusal("money_impossible", column=column.title)


def sum_of(amounts: pl.Series) -> Decimal | None:
    """The sum of a list's amounts; rows without one amount sum to what nobody said."""
    return None if len(amounts) and not amounts.count() else amounts.sum()


def stored_sum(text: str | None) -> str | None:
    """A receipt's sum as the register can hold it; one from before the limit counts as unsaid."""
    return text if text and abs(Decimal(text)) < MOST_YUAN else None

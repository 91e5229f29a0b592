"""One fault is told once, with the reason; what else rings because of it is its companion."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
import yaml

from pipelines.language import list_words, messages, say

COMPANIONS = "companions"
_PLACE = ("source_sheet", "source_row")
_SUBJECT = ("subject_key", "programme_code")


def tell_once(found: pl.DataFrame) -> pl.DataFrame:
    """The doubts with the reason in their detail, less those that another tells already.

    Args:
        found: check_code, check_name, source_sheet, source_row, subject_key, programme_code,
            detail, entitlement_reason (null: the check is not about what was due), payment_count.

    Returns:
        The rows that are told, in their order, with the codes of their companions (`companions`,
        a list), which `detail` names too.
    """
    doubts = found.with_columns(
        pl.struct(pl.all()).map_elements(_reasoned, pl.String).alias("detail")
    )
    numbered = doubts.with_row_index("nth")
    pairs = _pairs(numbered)
    told = numbered.join(pairs, left_on="nth", right_on="companion", how="anti")
    beside = pairs.group_by("nth").agg(
        pl.col("check_code").unique(maintain_order=True).alias(COMPANIONS),
        pl.col("check_name").unique(maintain_order=True).alias("names"),
    )
    joined = told.join(beside, on="nth", how="left", maintain_order="left")
    noted = pl.struct("detail", "names").map_elements(_noted, pl.String).alias("detail")
    codes = pl.col(COMPANIONS).fill_null([]).list.sort()
    return joined.with_columns(noted, codes).drop("nth", "names")


def _pairs(doubts: pl.DataFrame) -> pl.DataFrame:
    """Doubts (`nth`) with each companion's number, code and name."""
    rules = [(code, main) for code, mains in _companions().items() for main in mains]
    rules = pl.DataFrame(rules, schema=["check_code", "main"], orient="row")
    companions = doubts.join(rules, on="check_code").rename({"nth": "companion"})
    found = []
    for place in (_PLACE, _SUBJECT):
        mains = doubts.select("nth", pl.col("check_code").alias("main"), *place)
        kept = companions.select("companion", "main", "check_code", "check_name", *place)
        # A list as a whole has no row to share.
        is_placed = pl.col(place[-1]).is_not_null()
        found.append(kept.filter(is_placed).join(mains, on=["main", *place], nulls_equal=True))
    columns = ["nth", "companion", "check_code", "check_name"]
    return pl.concat([pairs.select(columns) for pairs in found]).unique(maintain_order=True)


def _reasoned(doubt: dict) -> str:
    code = f"precheck_why.{doubt['entitlement_reason']}"
    if code not in messages():
        return doubt["detail"]
    count = doubt["payment_count"] or 0
    paid = say("precheck_why_paid_often", count=count) if count > 1 else ""
    return say("precheck_with_why", doubt=doubt["detail"], why=say(code), paid=paid)


def _noted(told: dict) -> str:
    if not told["names"]:
        return told["detail"]
    return say("precheck_with_companions", doubt=told["detail"], names=list_words(told["names"]))


@cache
def _companions() -> dict[str, list[str]]:
    path = Path(__file__).with_name("companions.yml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))

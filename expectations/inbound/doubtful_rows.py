"""Which rows break a rule: counted for the history, and placed for the receipt."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from functools import reduce

import polars as pl

from expectations.inbound.row_rule import RowRule

PLACE = ("delivery_id", "source_sheet", "source_row")


def count_and_place(
    rule: RowRule,
    frame: pl.DataFrame,
    unexpected: pl.Series,
    examined: pl.DataFrame,
    *,
    is_judged: bool,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One rule's share of what `judge_rows` returns.

    Args:
        rule: the rule.
        frame: the rows, with the columns that it reads.
        unexpected: whether each row breaks it.
        examined: of all rules, as `count_examined` has them.
        is_judged: whether it could be examined.
    """
    doubtful = frame.select(PLACE).filter(unexpected)
    counted = doubtful.group_by("delivery_id").agg(pl.len().alias("unexpected_count"))
    count = pl.col("unexpected_count").fill_null(0) if is_judged else pl.lit(-1)
    tally = examined.join(counted, on="delivery_id", how="left").select(
        "delivery_id",
        pl.lit(rule.code).alias("rule_code"),
        pl.lit(rule.column, pl.String).alias("column_name"),
        pl.col(rule.name).cast(pl.Int64).alias("examined_count"),
        count.cast(pl.Int64).alias("unexpected_count"),
    )
    doubts = (doubtful.clear() if rule.is_told else doubtful).select(
        *PLACE,
        pl.lit(rule.column, pl.String).alias("column_name"),
        pl.lit(rule.code).alias("code"),
    )
    return tally, doubts


def count_examined(rules: Sequence[RowRule], frame: pl.DataFrame) -> pl.DataFrame:
    """How many rows of each delivery each rule looks at: delivery_id, a column per rule's name."""
    counts = [
        (pl.len() if rule.counts_missing else _are_there(rule).sum()).alias(rule.name)
        for rule in rules
    ]
    return frame.group_by("delivery_id").agg(counts)


def _are_there(rule: RowRule) -> pl.Expr:
    return pl.all_horizontal(pl.col(name).is_not_null() for name in rule.judged)


def judge_many(rows: pl.DataFrame, rules: Sequence[RowRule]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The same as `judge_rows`, of rows too many for pandas: each rule is one polars expression.

    A test holds both equal on rows of any kind.
    """
    derived = {name: made for rule in rules for name, made in rule.derived.items()}
    frame = rows.with_columns(**derived)
    examined = count_examined(rules, frame)
    judged = [
        count_and_place(
            rule,
            frame,
            frame.select(_is_unexpected(rule)).to_series(),
            examined,
            is_judged=True,
        )
        for rule in rules
    ]
    return pl.concat(tally for tally, _ in judged), pl.concat(doubts for _, doubts in judged)


def columns_read(rules: Sequence[RowRule]) -> set[str]:
    """The columns that the rules are judged by, and the place of a row."""
    derived = {name: made for rule in rules for name, made in rule.derived.items()}
    judged = {name for rule in rules for name in rule.judged} - derived.keys()
    return {*PLACE, *judged, *(n for made in derived.values() for n in made.meta.root_names())}


def _is_unexpected(rule: RowRule) -> pl.Expr:
    match rule.kind:
        case "expect_column_values_to_not_be_null":
            return pl.col(rule.judged[0]).is_null()
        case "expect_column_values_to_be_in_set":
            broken = ~pl.col(rule.judged[0]).is_in(rule.arguments["value_set"])
        case "expect_column_values_to_be_between":
            broken = _outside(pl.col(rule.judged[0]), rule)
        case "expect_column_pair_values_a_to_be_greater_than_b":
            broken = pl.col(rule.columns["column_A"]) < pl.col(rule.columns["column_B"])
        case "expect_column_pair_values_to_be_equal":
            broken = pl.col(rule.columns["column_A"]) != pl.col(rule.columns["column_B"])
        case "expect_compound_columns_to_be_unique":
            return pl.struct(rule.columns["column_list"]).is_duplicated()
        case _:
            raise ValueError(rule.kind)
    return broken.fill_null(value=False)


def _outside(column: pl.Expr, rule: RowRule) -> pl.Expr:
    least, most = rule.arguments["min_value"], rule.arguments["max_value"]
    bounds = [column < least] if least is not None else []
    bounds += [column > most] if most is not None else []
    return reduce(operator.or_, bounds)

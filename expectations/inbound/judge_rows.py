"""The rows of one feed that a run took in, held against its suite in one validation."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from great_expectations.core.expectation_validation_result import ExpectationValidationResult

from expectations.inbound.row_rule import RowRule
from expectations.validate import expectation, is_judged, quiet_context, validate

ROW = "row"
# Which row of the frame, and nothing of what stands in it.
_RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [ROW],
    "exclude_unexpected_values": True,
}
_PLACE = ("delivery_id", "source_sheet", "source_row")


def judge_rows(
    name: str, rows: pl.DataFrame, rules: Sequence[RowRule]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Hold rows against their rules.

    Args:
        name: of the suite.
        rows: keyed rows with delivery_id, source_sheet, source_row and all that the rules read.
        rules: at least one.

    Returns:
        one row per delivery and rule (delivery_id, rule_code, column_name, examined_count,
        unexpected_count; -1 where the rule could not be judged), and one row per doubtful row
        (delivery_id, source_sheet, source_row, column_name, code).
    """
    derived = {name: made for rule in rules for name, made in rule.derived.items()}
    frame = rows.with_columns(**derived).with_row_index(ROW)
    read = sorted({column for rule in rules for column in rule.judged} - {ROW})
    context = quiet_context()
    asset = context.data_sources.add_pandas("rows").add_dataframe_asset(name)
    found = validate(
        context,
        asset.add_batch_definition_whole_dataframe(name),
        [expectation(rule.name, rule.kind, {**rule.columns, **rule.arguments}) for rule in rules],
        _RESULT_FORMAT,
        {"dataframe": frame.select(ROW, *read).to_pandas()},
    )
    judged = [_judged(rule, found[rule.name], frame) for rule in rules]
    return pl.concat(tally for tally, _ in judged), pl.concat(doubts for _, doubts in judged)


def _judged(
    rule: RowRule, result: ExpectationValidationResult, frame: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    places = _unexpected_rows(result)
    doubtful = frame.select(ROW, *_PLACE).filter(pl.col(ROW).is_in(places))
    is_examined = pl.lit(True) if rule.counts_missing else _are_there(rule)
    examined = frame.group_by("delivery_id").agg(is_examined.sum().alias("examined_count"))
    unexpected = doubtful.group_by("delivery_id").agg(pl.len().alias("unexpected_count"))
    count = pl.col("unexpected_count").fill_null(0) if is_judged(result) else pl.lit(-1)
    tally = examined.join(unexpected, on="delivery_id", how="left").select(
        "delivery_id",
        pl.lit(rule.code).alias("rule_code"),
        pl.lit(rule.column, pl.String).alias("column_name"),
        pl.col("examined_count").cast(pl.Int64),
        count.cast(pl.Int64).alias("unexpected_count"),
    )
    doubts = (doubtful.clear() if rule.is_told else doubtful).select(
        *_PLACE,
        pl.lit(rule.column, pl.String).alias("column_name"),
        pl.lit(rule.code).alias("code"),
    )
    return tally, doubts


def _are_there(rule: RowRule) -> pl.Expr:
    return pl.all_horizontal(pl.col(name).is_not_null() for name in rule.judged)


def _unexpected_rows(result: ExpectationValidationResult) -> list[int]:
    if not is_judged(result):
        return []
    listed = result.result.get("unexpected_index_list") or []
    return sorted({int(row) for part in listed for row in part[ROW]})

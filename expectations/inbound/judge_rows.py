"""The rows of one feed that a run took in, held against its suite in one validation."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from great_expectations.core.expectation_validation_result import ExpectationValidationResult

from expectations.inbound.doubtful_rows import count_and_place, count_examined
from expectations.inbound.row_rule import RowRule
from expectations.validate import expectation, is_judged, quiet_context, validate

ROW = "row"
# Which row of the frame, and nothing of what stands in it.
_RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [ROW],
    "exclude_unexpected_values": True,
}


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
    examined = count_examined(rules, frame)
    judged = [_judged(rule, found[rule.name], frame, examined) for rule in rules]
    return pl.concat(tally for tally, _ in judged), pl.concat(doubts for _, doubts in judged)


def _judged(
    rule: RowRule,
    result: ExpectationValidationResult,
    frame: pl.DataFrame,
    examined: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    unexpected = frame[ROW].is_in(_unexpected_rows(result))
    return count_and_place(rule, frame, unexpected, examined, is_judged=is_judged(result))


def _unexpected_rows(result: ExpectationValidationResult) -> list[int]:
    if not is_judged(result):
        return []
    listed = result.result.get("unexpected_index_list") or []
    return sorted({int(row) for part in listed for row in part[ROW]})

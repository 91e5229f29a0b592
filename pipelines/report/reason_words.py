"""Why a status is what it is: one sentence, the same wherever a status is shown."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from pipelines.language import language_in_force, list_words, say, with_feed_titles
from pipelines.report.number_words import RATIO, quantity_words
from pipelines.report.progress_words import (
    Row,
    aim_words,
    data_word,
    status_words,
    unknown_words,
)
from pipelines.report.year_words import difference_words, indicator_title

# The warehouse's statuses that are judged by how much of a target is achieved.
_BEHIND, _DONE, _ON_PLAN = "滞后", "已完成", "按计划"
_WHOLE = Decimal(1)


def reason_words(row: Row) -> str:
    """Why the status is what it is, with the figures it was read from.

    Args:
        row: of read_standing or of rpt_key_work_progress with counted_unit. A guarded row's
            figures are rounded while its status is exact: where they disagree the sentence
            says so and tells no difference.
    """
    if row["unknown_reason"] == "不分镇街统计":
        return data_word(row["unknown_reason"])
    if row["missing_deliveries"]:
        names = with_feed_titles(row["missing_deliveries"])
        counts = {name: row[f"deliveries_{name}"] for name in ("expected", "received")}
        return say("reason.missing", names=names, **counts)
    if row["target"] is None and row["milestones_asked"] is None:
        return say("progress.no_target", year=row["year"])
    if row["status"] == "数据不足":
        return say("progress.not_due")
    return _judged_words(row) + _town_words(row)


def named_reason(row: Row) -> str:
    """The reason after the name of the indicator that is meant."""
    return say("reason.named", name=indicator_title(row), reason=reason_words(row))


def status_sentence(row: Row) -> str:
    """Status, indicator and reason in one sentence."""
    return say("reason.status", status=status_words(row), reason=named_reason(row))


def _judged_words(row: Row) -> str:
    told = {
        "done": _done_words(row),
        "target": aim_words(row),
        "elapsed": quantity_words(row["time_elapsed_ratio"], RATIO),
    }
    if row["milestones_asked"] is not None:
        return _milestones_words(row, told)
    if row["value"] is None:
        code = "reason.hidden" if row.get("is_hidden") else "reason.no_value"
        return say(code, **told)
    achieved = row["achieved_ratio"] or Decimal(0)
    told["achieved"] = quantity_words(achieved, RATIO)
    is_over = row["time_elapsed_ratio"] >= _WHOLE
    if not _bears_out(row, achieved):
        is_short = is_over and row["status"] == _BEHIND and row["denominator"] is not None
        return say("reason.short_untold" if is_short else "reason.rounded", **told)
    if row["status"] == _DONE:
        return say("reason.done", **told)
    if row["status"] == _ON_PLAN:
        return say("reason.on_plan", **told)
    if row["status"] != _BEHIND:
        return say("reason.not_begun", **told)
    if is_over:
        return say("reason.short", gap=_gap_words(row), **told)
    gap = difference_words(row["time_elapsed_ratio"] - achieved, RATIO)
    return say("reason.behind", gap=gap, **told)


def _milestones_words(row: Row, told: dict[str, str]) -> str:
    reached, asked = row["milestones_reached"], row["milestones_asked"]
    words = row["milestone_words"] if language_in_force() == "zh" else None
    told["done"] = say(
        "reason.milestones",
        words=words or say("reason.milestones_counted", reached=reached, asked=asked),
    )
    if reached >= asked:
        return say("reason.milestones_done", **told)
    code = "reason.milestones_behind" if row["status"] == _BEHIND else "reason.milestones_open"
    return say(code, left=asked - reached, **told)


def _bears_out(row: Row, achieved: Decimal) -> bool:
    """Whether the figures of the row, rounded or not, fit its exact status."""
    if row["status"] == _DONE:
        return achieved >= _WHOLE
    is_on_plan = achieved >= min(row["time_elapsed_ratio"], _WHOLE)
    return is_on_plan == (row["status"] == _ON_PLAN) or row["status"] not in {_BEHIND, _ON_PLAN}


def _gap_words(row: Row) -> str:
    """What the value lacks of the target, of a ratio in what it counts."""
    value, target = Decimal(row["value"]), Decimal(row["target"])
    if row["denominator"] is None:
        return quantity_words(abs(target - value), row["unit"])
    gap = abs(target * Decimal(row["denominator"]) - Decimal(row["numerator"]))
    return quantity_words(gap.to_integral_value(ROUND_CEILING), row["counted_unit"])


def _done_words(row: Row) -> str:
    if row["value"] is None:
        return unknown_words(row)
    words = quantity_words(row["value"], row["unit"])
    if row["denominator"] is None:
        return words
    upper = quantity_words(Decimal(row["numerator"]), "")
    lower = quantity_words(Decimal(row["denominator"]), row["counted_unit"])
    return say("reason.share", share=words, upper=upper, lower=lower)


def _town_words(row: Row) -> str:
    """Which towns are behind, of the district's row."""
    if row.get("is_town_untold"):
        return say("reason.town_untold")
    names = row.get("towns_behind")
    return say("reason.towns", names=list_words(names)) if names else ""

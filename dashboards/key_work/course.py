"""A key work's dated facts: its milestones, and the stages of the villages' reform."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.parts.data_words import words_of_rows
from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.number_words import quantity_words


def milestones_exhibit(milestones: pl.DataFrame) -> Exhibit:
    """The milestones on a line of time; the frame is read_milestones'."""
    frame = milestones.with_columns(
        words_of_rows(milestones, _figure, "figure"), pl.col("document_no").fill_null("")
    )
    return Exhibit(
        "milestones",
        say("key_work.milestones"),
        frame,
        (
            Column("occurred_on", say("key_work.column_day"), DAY),
            Column("milestone_name", say("key_work.column_milestone")),
            Column("milestone_kind", say("key_work.column_kind")),
            Column("document_no", say("key_work.column_document")),
            Column("figure", say("key_work.column_figure")),
        ),
        Chart("timeline", "milestone_name", "occurred_on"),
        definition=say("key_work.milestones_definition"),
        source=say("key_work.milestones_source"),
    )


def stages_exhibit(counts: pl.DataFrame, area_name: str) -> Exhibit:
    """How many villages completed each step; the frame is read_stage_counts'."""
    return Exhibit(
        "stages",
        say("key_work.stages", area=area_name),
        counts,
        (
            Column("reform_step", say("key_work.column_step")),
            Column("village_count", say("key_work.column_villages"), "个村"),
        ),
        Chart("funnel", "reform_step", "village_count"),
        definition=say("key_work.stages_definition"),
        source=say("key_work.stages_source"),
    )


def villages_exhibit(villages: pl.DataFrame, area_name: str, is_district: bool) -> Exhibit:
    """Each village and how far it has come; the frame is read_village_stages'."""
    frame = villages.with_columns(pl.col("stage").fill_null(say("key_work.no_stage")))
    return Exhibit(
        "villages",
        say("key_work.villages", area=area_name),
        frame,
        (
            Column("town_name", say("key_work.column_town")),
            Column("village_name", say("key_work.column_village")),
            Column("stage", say("key_work.column_stage")),
            Column("steps_done", say("key_work.column_steps_done"), "环节"),
            Column("reached_on", say("key_work.column_reached"), DAY),
        ),
        definition=say("key_work.stages_definition"),
        source=say("key_work.stages_source"),
        note=say("key_work.villages_note") if is_district else "",
    )


def _figure(row: dict[str, Any]) -> str:
    if row["milestone_value"] is None:
        return ""
    return quantity_words(row["milestone_value"], row["value_unit"] or "")

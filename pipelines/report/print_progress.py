"""The ten key works on the screen, or as JSON for programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console

from pipelines.language import say
from pipelines.report.progress_words import (
    freshness_words,
    status_words,
    target_words,
    value_words,
)
from pipelines.report.read_progress import KeyWork, Progress
from pipelines.report.reason_words import reason_words
from pipelines.report.year_words import indicator_title, work_title

NARROWEST = 100
_COLOURS = {"已完成": "green", "按计划": "cyan", "滞后": "red", "数据不足": "yellow"}


def print_progress(progress: Progress) -> None:
    """Print a table of the key works: every indicator's value, the headline's status and why."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, padding=(0, 1, 0, 0), show_lines=True, expand=True)
    table.add_column(say("progress.column_number"), justify="right", width=2)
    table.add_column(say("progress.column_work"), ratio=5, overflow="fold")
    table.add_column(say("progress.column_value"), ratio=9, overflow="fold")
    table.add_column(say("progress.column_target"), width=10, overflow="fold")
    table.add_column(say("progress.column_status"), width=8, overflow="fold")
    table.add_column(say("progress.column_reason"), ratio=8, overflow="fold")
    for work in progress.key_works:
        table.add_row(*_cells(work))
    console = Console()
    if not console.is_terminal:
        console = Console(width=NARROWEST)
    console.print(
        say("progress.title", area=progress.area_name, as_of=progress.as_of), style="bold"
    )
    console.print(table)
    if any(not row["is_complete"] for work in progress.key_works for row in work.indicators):
        console.print(say("progress.incomplete"))
    if progress.restated_count:
        year = progress.as_of_month.year
        console.print(say("progress.restated", year=year, count=progress.restated_count))


def progress_as_json(progress: Progress) -> str:
    """The same as JSON: a key work is its headline's row, with its indicators inside."""
    return json.dumps(
        {
            "year": progress.as_of_month.year,
            "as_of": progress.as_of,
            "area_code": progress.area_code,
            "area_name": progress.area_name,
            "restated_count": progress.restated_count,
            "key_works": [
                {**work.work, **work.headline, "indicators": work.indicators}
                for work in progress.key_works
            ],
        },
        ensure_ascii=False,
        indent=1,
        default=_json_value,
    )


def _cells(work: KeyWork) -> list[Any]:
    from rich.text import Text

    values = Text()
    for place, row in enumerate(work.indicators):
        line = f"{indicator_title(row)} {value_words(row)}"
        values.append(("\n" if place else "") + line, style="dim" if place else "bold")
    row = work.headline
    reason = Text(reason_words(row))
    reason.append("\n" + freshness_words(row), style="dim")
    status = Text(status_words(row), style=_COLOURS.get(row["status"], ""))
    number, title = Text(str(work.work["key_work"])), Text(work_title(work.work))
    return [number, title, values, Text(target_words(row)), status, reason]


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)

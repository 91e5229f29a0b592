"""What a chart shows, in a sentence: for those who do not see it."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.language import say
from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.exhibit import Chart, Exhibit


def chart_words(exhibit: Exhibit) -> str:
    """Title, kind, number of values, and the largest and smallest with where they stand."""
    chart = exhibit.chart
    if chart is None:
        return exhibit.title
    kind = say(f"exhibit.{chart.kind}")
    known = exhibit.frame.filter(pl.col(chart.value).is_not_null())
    if known.is_empty():
        return say("exhibit.alt_empty", title=exhibit.title, kind=kind)
    ordered = known.sort(chart.value, maintain_order=True)
    low, high = ordered.row(0, named=True), ordered.row(-1, named=True)
    return say(
        "exhibit.alt_steps" if chart.kind == "steps" else "exhibit.alt",
        title=exhibit.title,
        kind=kind,
        count=known.height,
        high=_place_and_value(exhibit, chart, high),
        low=_place_and_value(exhibit, chart, low),
    )


def _place_and_value(exhibit: Exhibit, chart: Chart, row: dict[str, Any]) -> str:
    names = [chart.x] + ([chart.series] if chart.series else [])
    place = " ".join(cell_words(row[name], exhibit.column(name).unit) for name in names)
    return f"{place} {cell_words(row[chart.value], exhibit.column(chart.value).unit)}"

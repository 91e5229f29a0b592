"""What a chart shows, in a sentence: for those who do not see it."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.language import say
from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.exhibit import Chart, Exhibit

_MOST_STATES = 6

_SENTENCES = {"timeline": "exhibit.alt_days", "steps": "exhibit.alt_steps"}


def chart_words(exhibit: Exhibit) -> str:
    """Title, kind, number of values, and the largest and smallest with where they stand."""
    chart = exhibit.chart
    if chart is None:
        return exhibit.title
    kind = say(f"exhibit.{chart.kind}")
    known = exhibit.frame.filter(pl.col(chart.value).is_not_null())
    if known.is_empty():
        return say("exhibit.alt_empty", title=exhibit.title, kind=kind)
    if chart.kind == "panels":
        count = known[chart.series].n_unique()
        return say("exhibit.alt_panels", title=exhibit.title, kind=kind, count=count)
    if chart.kind == "states":
        return _states_words(exhibit, chart, known)
    ordered = known.sort(chart.value, maintain_order=True)
    low, high = ordered.row(0, named=True), ordered.row(-1, named=True)
    return say(
        _SENTENCES.get(chart.kind, "exhibit.alt"),
        title=exhibit.title,
        kind=kind,
        count=known.height,
        high=_place_and_value(exhibit, chart, high),
        low=_place_and_value(exhibit, chart, low),
    )


def _states_words(exhibit: Exhibit, chart: Chart, known: pl.DataFrame) -> str:
    counted = known[chart.value].value_counts(sort=True, name="count").head(_MOST_STATES).rows()
    told = say("list_comma").join(f"{word} {count}" for word, count in counted)
    kind = say("exhibit.states")
    return say(
        "exhibit.alt_states", title=exhibit.title, kind=kind, count=known.height, states=told
    )


def _place_and_value(exhibit: Exhibit, chart: Chart, row: dict[str, Any]) -> str:
    names = [chart.x] + ([chart.series] if chart.series else [])
    place = " ".join(cell_words(row[name], exhibit.column(name).unit) for name in names)
    return f"{place} {cell_words(row[chart.value], exhibit.column(chart.value).unit)}"

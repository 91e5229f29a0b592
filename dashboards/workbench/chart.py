"""How an answer is drawn: kind, axis, value and series, chosen among its columns."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.parts.address import choose_one
from pipelines.language import say
from pipelines.report.exhibits.exhibit import Chart, Column

# Beyond so many rows a chart of that kind says nothing; a browser draws each of them.
_MOST_ROWS = {"bars": 60, "stacked": 600, "lines": 1000, "heat": 1500}
_NONE = "none"


def choose_chart(frame: pl.DataFrame, columns: tuple[Column, ...]) -> Chart | None:
    """The pickers of a chart of that frame; none where nothing is to be drawn."""
    kinds = (_NONE, *_MOST_ROWS)
    words = {kind: say(f"workbench.chart_{kind}") for kind in kinds}
    kind = choose_one(say("workbench.chart"), kinds, words, key="chart", width=190)
    if kind == _NONE or frame.is_empty():
        return None
    numbers = [c.name for c in columns if frame.schema[c.name].is_numeric()]
    names = [c.name for c in columns]
    reason = _why_not(frame, kind, names, numbers)
    if reason:
        st.info(reason, icon=":material/info:")
        return None
    words_first = sorted(names, key=lambda name: frame.schema[name].is_numeric())
    x = choose_one(say("workbench.x"), words_first, key="x", width=190)
    values = [name for name in numbers if name != x] or numbers
    # Names stand before figures: what is asked for stands last.
    value = choose_one(say("workbench.y"), values, key="y", default=values[-1], width=190)
    series = None
    if kind != "bars":
        others = [name for name in words_first if name not in (x, value)]
        series = _chosen_series(others, is_needed=kind == "heat")
    if kind == "heat" and series is None:
        return None
    if not frame.select(x, *([series] if series else [])).is_unique().all():
        st.caption(say("workbench.same_place"))
    return Chart(kind, x, value, series)


def _why_not(frame: pl.DataFrame, kind: str, names: list[str], numbers: list[str]) -> str | None:
    if not numbers:
        return say("workbench.no_numbers")
    if len(names) < 2:
        return say("workbench.one_column")
    most = _MOST_ROWS[kind]
    if frame.height > most:
        return say("workbench.too_many", rows=f"{frame.height:,}", most=f"{most:,}")
    return None


def _chosen_series(others: list[str], is_needed: bool) -> str | None:
    if not others:
        return None
    options = others if is_needed else ["", *others]
    words = {"": say("workbench.no_series")} | {name: name for name in others}
    return choose_one(say("workbench.series"), options, words, key="series", width=190) or None

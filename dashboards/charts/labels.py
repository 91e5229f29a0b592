"""An exhibit's cells as the words that charts write beside bars, on axes and in tooltips."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.exhibit import Exhibit


def words_of(exhibit: Exhibit, name: str, frame: pl.DataFrame | None = None) -> list[str]:
    """The column in words, in the order of the rows."""
    unit = exhibit.column(name).unit
    return [cell_words(cell, unit) for cell in (exhibit.frame if frame is None else frame)[name]]


def numbers_of(frame: pl.DataFrame, name: str) -> list[float | None]:
    """The column as plotly draws it; a tooltip shows the exact words instead."""
    return frame[name].cast(pl.Float64).to_list()


def layout(**more: Any) -> dict[str, Any]:
    """What all charts share: no title (the exhibit has one), room for Chinese labels."""
    shared = {
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "showlegend": False,
        "separators": ".,",
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "hoverlabel": {"align": "left"},
    }
    return shared | more

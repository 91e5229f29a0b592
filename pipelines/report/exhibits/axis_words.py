"""What stands along a chart's axis, in order, whichever series names it first."""

from __future__ import annotations

from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.exhibit import Exhibit


def axis_words(exhibit: Exhibit) -> list[str]:
    """The distinct words of the chart's x: days and months by time, others in the frame's order."""
    name = exhibit.chart.x
    found = exhibit.frame[name].unique(maintain_order=True)
    ordered = found.sort() if found.dtype.is_temporal() else found
    return [cell_words(cell, exhibit.column(name).unit) for cell in ordered]

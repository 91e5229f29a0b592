"""Whether a figure, as firmly as it is written, agrees with an exact value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.factcheck.reading.figure import Figure
from pipelines.report.hedges import hedge_allows


def agrees(figure: Figure, value: Decimal | date) -> bool:
    """Whether the value lies where the figure's words allow.

    An exact number holds for what rounds to it at its last written digit (621.06万); a day's
    words for every day of the span they name.
    """
    if isinstance(value, date):
        return bool(figure.first_day and figure.first_day <= value <= (figure.last_day or value))
    if figure.value is None:
        return False
    if figure.hedge == "exact":
        return abs(value - figure.value) <= figure.precision / 2
    return hedge_allows(figure.hedge, figure.value, value, figure.step)

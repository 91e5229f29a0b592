"""Whether a figure, as firmly as it is written, agrees with an exact value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.factcheck.reading.figure import Figure

# 约590 is 590 within a twentieth; 增加了一倍 is as loose.
ABOUT = Decimal("0.05")


def agrees(figure: Figure, value: Decimal | date) -> bool:
    """Whether the value lies where the figure's words allow.

    An exact number holds for what rounds to it at its last written digit (621.06万); a day's
    words for every day of the span they name.
    """
    if isinstance(value, date):
        return bool(figure.first_day and figure.first_day <= value <= (figure.last_day or value))
    if figure.value is None:
        return False
    said = figure.value
    if figure.hedge == "more":
        return said < value < said + figure.step
    if figure.hedge == "at_least":
        return value >= said
    if figure.hedge == "at_most":
        return value <= said
    if figure.hedge == "above":
        return value > said
    if figure.hedge == "below":
        return value < said
    if figure.hedge == "about" or figure.unit == "倍":
        return abs(value - said) <= said * ABOUT
    # Whole counts have no halves to round.
    rounding = figure.precision / 2 if figure.precision != 1 else Decimal(0)
    return abs(value - said) <= rounding

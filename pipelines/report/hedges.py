"""What hedge words allow: 约590, 60多, 不少于1000; those who write and who check read it here."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

Hedge = Literal["exact", "about", "more", "at_least", "at_most", "above", "below"]

# 约590 is 590 within a twentieth (docs/decisions.md, Fact check, 2).
_ABOUT = Decimal("0.05")
_HOLDS: dict[Hedge, Callable[[Decimal, Decimal, Decimal], bool]] = {
    "about": lambda said, value, _: abs(value - said) <= abs(said) * _ABOUT,
    "more": lambda said, value, step: said < value < said + step,
    "at_least": lambda said, value, _: value >= said,
    "at_most": lambda said, value, _: value <= said,
    "above": lambda said, value, _: value > said,
    "below": lambda said, value, _: value < said,
    "exact": lambda said, value, _: value == said,
}


def hedge_allows(hedge: Hedge, said: Decimal, value: Decimal, step: Decimal) -> bool:
    """Whether a hedged number may stand for a value.

    Args:
        hedge: what the words make of the number.
        said: the number that is written.
        value: the exact one, in the same unit.
        step: of 多, the size of the last digit of the written number that is not 0.
    """
    return _HOLDS[hedge](said, value, step)


def hedged(hedge: Hedge, value: Decimal, step: Decimal) -> Decimal | None:
    """The number to write with 约 or 多, a whole number of steps; null: none may stand for it."""
    rounding = ROUND_FLOOR if hedge == "more" else ROUND_HALF_UP
    said = (value / step).quantize(Decimal(1), rounding) * step
    return said if said and hedge_allows(hedge, said, value, step) else None

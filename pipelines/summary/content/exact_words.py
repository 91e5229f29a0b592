"""A value to its last digit, as notes, programs and restatements have it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.report.number_words import RATIO


def exact_words(value: Decimal | date, unit: str) -> str:
    """The exact value with its unit; a share in percent, a day in ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    if unit == RATIO:
        return f"{(value * 100).normalize():f}%"
    return f"{value.normalize():f}{unit}"

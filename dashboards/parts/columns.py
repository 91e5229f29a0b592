"""Columns that the exhibits on people and money are described with."""

from __future__ import annotations

from pipelines.language import say
from pipelines.report.exhibits.cell_words import MONEY, RATIO
from pipelines.report.exhibits.exhibit import Column

_PEOPLE = "人"
_PAYMENTS = "笔"


def word_column(name: str, code: str) -> Column:
    """A column of words, titled by a message's code."""
    return Column(name, say(code))


def count_column(name: str, code: str) -> Column:
    """A column that counts people."""
    return Column(name, say(code), _PEOPLE)


def payments_column(name: str, code: str) -> Column:
    """A column that counts payments."""
    return Column(name, say(code), _PAYMENTS)


def money_column(name: str, code: str) -> Column:
    """A column of yuan."""
    return Column(name, say(code), MONEY)


def ratio_column(name: str, code: str) -> Column:
    """A column of shares, 1 being 100 %."""
    return Column(name, say(code), RATIO)

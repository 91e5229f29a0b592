"""The numbered notes: a figure's exact value, how it is counted, what it stands on."""

from __future__ import annotations

from pipelines.summary.content.exact_words import exact_words
from pipelines.summary.content.fact import Fact


def note_words(fact: Fact) -> str:
    """The note of a fact, in sentences."""
    value = exact_words(fact.value, fact.unit)
    words = f"{period_words(fact.period)}{fact.name}：{value}。口径：{fact.definition}。"
    if fact.source:
        words += f"来源：{fact.source}。"
    if not fact.expected:
        return words
    words += f"依据报送{fact.received}份"
    if fact.reported_on:
        words += f"，最近一份报于{fact.reported_on:%Y-%m-%d}"
    if fact.is_complete:
        return words + "。"
    return words + f"；应报{fact.expected}份，数字只是已到部分。"


def period_words(period: str) -> str:
    """An ISO 8601 period in words: 2013年, 2013年6月, 2013年1至6月."""
    first, _, last = period.partition("/")
    year, _, month = first.partition("-")
    if last and last != first:
        return f"{year}年{int(month)}至{int(last[-2:])}月"
    return f"{year}年{int(month)}月" if month else f"{year}年"

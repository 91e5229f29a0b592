"""Paragraphs cut into sentences and clauses, each known by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？；;!?\n]+[。！？；;!?\n]?")
# A comma between digits is part of a number.
_CLAUSE = re.compile(r"(?:[^，,：:]|(?<=\d),(?=\d))+[，,：:]?")


@dataclass(frozen=True)
class Span:
    """A part of a paragraph: from `start` up to `end`."""

    start: int
    end: int


def sentence_at(text: str, place: int) -> Span:
    """The sentence of the paragraph in which the place lies."""
    return _span_at(_SENTENCE, text, place, Span(0, len(text)))


def clause_at(text: str, place: int) -> Span:
    """The clause of the sentence in which the place lies."""
    return _span_at(_CLAUSE, text, place, sentence_at(text, place))


def _span_at(pattern: re.Pattern[str], text: str, place: int, within: Span) -> Span:
    for match in pattern.finditer(text, within.start, within.end):
        if match.start() <= place < match.end():
            return Span(match.start(), match.end())
    return within

"""Paragraphs cut into sentences and clauses, each known by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

# No sentence is longer before or behind a place; what has no stop is cut there.
REACH = 600
_SENTENCE_END = "。！？；;!?\n"
_FULL_STOP = "。！？!?\n"
# A comma between digits is part of a number; a colon before one says what it is.
_CLAUSE_END = re.compile(r"，|[：:](?!\s*[约近]?\d)|(?<!\d),|,(?!\d)")


@dataclass(frozen=True)
class Span:
    """A part of a paragraph: from `start` up to `end`."""

    start: int
    end: int


def sentence_at(text: str, place: int) -> Span:
    """The sentence of the paragraph in which the place lies; a semicolon ends one."""
    return _between(text, place, _SENTENCE_END)


def whole_sentence_at(text: str, place: int) -> Span:
    """The sentence in which the place lies, with all its parts between semicolons."""
    return _between(text, place, _FULL_STOP)


def clause_at(text: str, place: int) -> Span:
    """The clause of the sentence in which the place lies."""
    within = sentence_at(text, place)
    start, end = within.start, within.end
    for match in _CLAUSE_END.finditer(text, within.start, within.end):
        if match.end() > place:
            end = match.end()
            break
        start = match.end()
    return Span(start, end)


def _between(text: str, place: int, ends: str) -> Span:
    first, last = max(0, place - REACH), min(len(text), place + REACH)
    before = max(text.rfind(sign, first, place) for sign in ends) + 1
    found = [at for sign in ends if (at := text.find(sign, place, last)) >= 0]
    return Span(before or first, min(found) + 1 if found else last)

"""What stands around a figure, nearest first: clause, sentence, paragraph, heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.factcheck.reading.passages import Span, clause_at, sentence_at

# The nearer a word, the more it says; the numbers only order what is found.
_CLAUSE, _SENTENCE, _PARAGRAPH, _HEADING = 4.0, 2.0, 0.8, 0.6
_CLAUSE_REACH, _SENTENCE_REACH = 40, 80
_LONGEST_HEADING = 40
_STOP = re.compile("[。；]")


@dataclass(frozen=True)
class Surroundings:
    """The text around the figure that stands from `start` to `end` of a paragraph."""

    text: str
    heading: str
    start: int
    end: int
    clause: Span
    sentence: Span

    def weight(self, words: tuple[str, ...]) -> float | None:
        """How near the nearest of the words stands; null: none of them is to be seen."""
        inside = self.distance(words, self.clause)
        if inside is not None:
            return _CLAUSE - min(inside, _CLAUSE_REACH) / _CLAUSE_REACH
        inside = self.distance(words, self.sentence)
        if inside is not None:
            return _SENTENCE - min(inside, _SENTENCE_REACH) / _SENTENCE_REACH
        if any(word in self.text for word in words):
            return _PARAGRAPH
        return _HEADING if any(word in self.heading for word in words) else None

    def distance(self, words: tuple[str, ...], span: Span) -> int | None:
        """Characters between the figure and the nearest of the words within the span."""
        found = [
            max(self.start - place.end(), place.start() - self.end, 0)
            for word in words
            for place in re.finditer(re.escape(word), self.text[: span.end])
            if place.start() >= span.start
        ]
        return min(found, default=None)

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[self.sentence.start : self.start]


def surroundings_of(paragraphs: list[str], number: int, start: int, end: int) -> Surroundings:
    """The surroundings of a place in a document.

    Args:
        paragraphs: all of them, their figures of normal width.
        number: the paragraph's, from 0.
        start: where the figure begins in it.
        end: where it ends.
    """
    text = paragraphs[number]
    above = (p for p in reversed(paragraphs[:number]) if is_heading(p))
    return Surroundings(
        text, next(above, ""), start, end, clause_at(text, start), sentence_at(text, start)
    )


def is_heading(paragraph: str) -> bool:
    """A short paragraph that is no sentence."""
    return 0 < len(paragraph.strip()) <= _LONGEST_HEADING and not _STOP.search(paragraph)

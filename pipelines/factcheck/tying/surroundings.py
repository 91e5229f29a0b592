"""What stands around a figure, nearest first: clause, sentence, paragraph, heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.factcheck.reading.passages import (
    REACH,
    Span,
    clause_at,
    sentence_at,
    whole_sentence_at,
)

# The nearer a word, the more it says; the numbers only order what is found.
_CLAUSE, _SENTENCE, _AFTER, _WHOLE, _PARAGRAPH, _HEADING = 4.0, 2.0, 1.1, 1.2, 0.8, 0.6
_CLAUSE_REACH, _SENTENCE_REACH = 40, 80
# 已支付70.1%: what stands between a word and the figure whose it is.
_NEXT = re.compile("[了约近达为有 ]{0,2}")
# 为7982名残疾人发放津贴621.06万元: one giving, of which both tell.
_GIVEN_TO = re.compile(r"[为向给][^，。；、\d]{0,8}$")
_FAR = 4
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
    whole: Span
    others: tuple[tuple[int, bool], ...] = ()

    def weight(self, words: tuple[str, ...]) -> float | None:
        """How near the nearest of the words stands; null: none of them is to be seen."""
        inside = self.distance(words, self.clause)
        if inside is not None:
            return _CLAUSE - min(inside, _CLAUSE_REACH) / _CLAUSE_REACH
        inside = self.distance(words, Span(self.sentence.start, self.start))
        if inside is not None:
            return _SENTENCE - min(inside, _SENTENCE_REACH) / _SENTENCE_REACH
        if self.distance(words, self.sentence) is not None:
            return _AFTER
        if self.distance(words, Span(self.whole.start, self.start)) is not None:
            return _WHOLE
        if any(word in self._elsewhere for word in words):
            return _PARAGRAPH
        return _HEADING if any(word in self.heading for word in words) else None

    def distance(self, words: tuple[str, ...], span: Span) -> int | None:
        """Characters between the figure and the nearest of the words within the span.

        A word that is written with ~ before it counts behind the figure only, one with ^ before
        it only.
        """
        found = []
        for told in words:
            word = told.lstrip("~^")
            start = max(span.start, self.start) if told.startswith("~") else span.start
            end = min(span.end, self.start) if told.startswith("^") else span.end
            at = self.text.find(word, start, end)
            while at >= 0:
                if not self._is_of_another(at, at + len(word)):
                    found.append(max(self.start - at - len(word), at - self.end, 0))
                at = self.text.find(word, at + 1, end)
        return min(found, default=None)

    def _is_of_another(self, begins: int, ends: int) -> bool:
        """Whether a word behind the figure stands at another, or in a clause that has another."""
        if begins < self.end:
            return False
        if begins < self.clause.end:
            return any(
                _NEXT.fullmatch(self.text, ends, at)
                for at, alike in self.others
                if at >= ends and (alike or not self._is_given_to)
            )
        clause = clause_at(self.text, begins)
        return any(clause.start <= at < clause.end and alike for at, alike in self.others)

    @cached_property
    def _elsewhere(self) -> str:
        """The paragraph near by, without the figure's sentence."""
        far = _FAR * REACH
        before = self.text[max(0, self.start - far) : self.sentence.start]
        return before + self.text[self.sentence.end : self.end + far]

    @cached_property
    def _is_given_to(self) -> bool:
        """Whether the figure counts those to whom something is given, which stands behind it."""
        return _GIVEN_TO.search(self.text, self.clause.start, self.start) is not None

    @cached_property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[self.sentence.start : self.start]


def surroundings_of(
    text: str, heading: str, start: int, end: int, others: tuple[tuple[int, bool], ...] = ()
) -> Surroundings:
    """The surroundings of a place in a paragraph.

    Args:
        text: the paragraph, its figures of normal width.
        heading: the nearest above it; empty: none.
        start: where the figure begins in it.
        end: where it ends.
        others: where the figures begin that are not of its list, and whether their unit is its own.
    """
    spans = (clause_at(text, start), sentence_at(text, start), whole_sentence_at(text, start))
    return Surroundings(text, heading, start, end, *spans, others)


def is_heading(paragraph: str) -> bool:
    """A short paragraph that is no sentence."""
    return 0 < len(paragraph.strip()) <= _LONGEST_HEADING and not _STOP.search(paragraph)

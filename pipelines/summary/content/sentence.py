"""Sentences: words and facts in their order, or the reason why one was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.summary.content.fact import Fact, Missing

_PLACE = re.compile(r"\{(\w+)\}")
_STOP, _PAUSE = "。", "，"


@dataclass(frozen=True)
class Mark:
    """A place where the editor writes what no figure says; printed 【待补：…】 in drafts alone."""

    words: str

    @property
    def text(self) -> str:
        """As a draft prints it."""
        return f"【待补：{self.words}】"


@dataclass(frozen=True)
class Sentence:
    """Words and facts; `text` is how it reads."""

    pieces: tuple[str | Fact, ...]

    @property
    def text(self) -> str:
        """The sentence as it is printed."""
        return "".join(p if isinstance(p, str) else p.words for p in self.pieces)

    @property
    def facts(self) -> list[Fact]:
        """Its facts, in their order."""
        return [piece for piece in self.pieces if isinstance(piece, Fact)]


@dataclass(frozen=True)
class LeftOut:
    """A sentence that could not be written.

    Attributes:
        pattern: how it would have read.
        missing: the figures that are not known, and why.
    """

    pattern: str
    missing: tuple[Missing, ...]

    @property
    def text(self) -> str:
        """How it would have read, with … for every figure."""
        return _PLACE.sub("…", self.pattern)

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing to write about, so that the editor need not look for it."""
        return any(one.is_nothing for one in self.missing)


Said = Sentence | LeftOut | Mark


def compose(pattern: str, **facts: Fact | Missing | str) -> Sentence | LeftOut:
    """Fill `{name}` places with facts or words; a missing fact leaves the sentence out."""
    missing = tuple(fact for fact in facts.values() if isinstance(fact, Missing))
    if missing:
        return LeftOut(pattern, missing)
    pieces: list[str | Fact] = []
    place = 0
    for match in _PLACE.finditer(pattern):
        pieces += [pattern[place : match.start()], facts[match[1]]]
        place = match.end()
    pieces.append(pattern[place:])
    return Sentence(tuple(piece for piece in pieces if piece))


def joined(*said: Said, pause: str = _PAUSE) -> list[Said]:
    """One sentence of those that could be written, each of which could stand alone; the others."""
    told = [one for one in said if isinstance(one, Sentence)]
    pieces: list[str | Fact] = []
    for place, one in enumerate(told):
        if place:
            pieces.append(pause)
        pieces += _without_stop(one)
    rest = [one for one in said if not isinstance(one, Sentence)]
    return [Sentence((*pieces, _STOP)), *rest] if pieces else rest


def _without_stop(sentence: Sentence) -> list[str | Fact]:
    *before, last = sentence.pieces
    if not isinstance(last, str):
        return [*before, last]
    words = last.removesuffix(_STOP)
    return [*before, words] if words else before

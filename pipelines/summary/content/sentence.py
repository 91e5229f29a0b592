"""Sentences: words and facts in their order, or the reason why one was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.summary.content.fact import Fact

_PLACE = re.compile(r"\{(\w+)\}")


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
        unknown: the names of the places whose facts are not known.
    """

    pattern: str
    unknown: tuple[str, ...]


def compose(pattern: str, **facts: Fact | str | None) -> Sentence | LeftOut:
    """Fill `{name}` places with facts or words; a fact that is None leaves the sentence out."""
    unknown = tuple(name for name, fact in facts.items() if fact is None)
    if unknown:
        return LeftOut(pattern, unknown)
    pieces: list[str | Fact] = []
    place = 0
    for match in _PLACE.finditer(pattern):
        pieces += [pattern[place : match.start()], facts[match[1]] or ""]
        place = match.end()
    pieces.append(pattern[place:])
    return Sentence(tuple(piece for piece in pieces if piece))

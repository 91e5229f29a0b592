"""How alike two headers are to a clerk: by words of one meaning first, then by characters."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import yaml

from pipelines.contracts import Column, Contract
from pipelines.intake.headers.header_words import header_words

_FAMILIES = Path(__file__).with_name("word_families.yml")
_HEAD_WEIGHT = 1.0
_FAMILY_WEIGHT = 3.0
_CHARACTER_WEIGHT = 1.5


@cache
def _lexicon() -> dict[str, tuple[str, float]]:
    """Word → (its meaning, what that weighs)."""
    told = yaml.safe_load(_FAMILIES.read_text(encoding="utf-8"))
    found = dict.fromkeys(told["empty"], ("", 0.0))
    for key, weight in (("heads", _HEAD_WEIGHT), ("families", _FAMILY_WEIGHT)):
        for family in told[key]:
            found.update(dict.fromkeys(family, (family[0], weight)))
    return found


@cache
def meanings(word: str) -> Counter[str]:
    """The meanings of a header's word, each with its weight; longer words are known first."""
    known, found, start = _lexicon(), Counter(), 0
    while start < len(word):
        for end in range(min(len(word), start + 6), start, -1):
            if piece := known.get(word[start:end]):
                break
        else:
            end, piece = start + 1, (word[start], _CHARACTER_WEIGHT)
        meaning, weight = piece
        if meaning:
            found[meaning] = weight
        start = end
    return found


def is_head_word(word: str) -> bool:
    """Whether a header says no more than what many columns share: 日期, 金额."""
    return all(weight <= _HEAD_WEIGHT for weight in meanings(word).values())


def likeness(word: str, other: str) -> float:
    """0 nothing in common, 1 the same meanings; shared weight by the weight of both."""
    first, second = meanings(word), meanings(other)
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else 0.0


@cache
def header_likeness(words: tuple[str, ...], names: tuple[str, ...]) -> float:
    """How alike a header of these words is to the nearest of a column's names."""
    known = [word for name in names for word in header_words(name)]
    return max((likeness(word, other) for word in words for other in known), default=0.0)


@cache
def turns_away(words: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a header speaks of another number or day than a column: 未发放金额, 上月金额."""
    return any(_hold(words[:1], family) and not _hold(names, family) for family in _turning())


@cache
def says_more(words: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a header holds a word that none of a column's names explains: 监护人姓名 for 姓名."""
    own = {meaning for name in names for meaning in _of_name(name)}
    told = meanings(words[0]) if words else {}
    return any(weight > _HEAD_WEIGHT and word not in own for word, weight in told.items())


@cache
def names_also(words: tuple[str, ...], names: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a header names a column and another one with it: 镇街村居, 姓名及身份证号."""
    # A group's title above it names no column.
    told = set(meanings(words[-1])) if words else set()
    own = {meaning for name in names for meaning in _of_name(name)}
    return any(_of_name(name) <= told for name in names) and any(
        _of_name(name) <= told and not _of_name(name) & own for name in other
    )


@cache
def _of_name(name: str) -> frozenset[str]:
    """The meanings of a name; of one that is a head word alone, none that is ever found."""
    found = {meaning for word in header_words(name) for meaning in meanings(word)}
    return frozenset({""} if is_head_word(name) else found)


@cache
def _turning() -> list[list[str]]:
    return yaml.safe_load(_FAMILIES.read_text(encoding="utf-8"))["turning"]


def _hold(texts: tuple[str, ...], family: list[str]) -> bool:
    return any(word in text for text in texts for word in family)


def column_names(column: Column) -> tuple[str, ...]:
    """All headers that are known to mean the column."""
    return (column.title, *column.aliases)


class Vocabulary:
    """The words of forms: what may be told of a header, for a name shares nothing with it."""

    def __init__(self, contracts: dict[str, Contract]) -> None:
        names = {n for c in contracts.values() for k in c.columns for n in column_names(k)}
        words = {word for name in names for word in header_words(name)} | _lexicon().keys()
        self._pairs = {word[i : i + 2] for word in words for i in range(len(word) - 1)}
        self._words = words

    def knows(self, header: str) -> bool:
        """Whether a header is made of words of forms; it holds no run of digits then."""
        for word in header_words(header)[:1]:
            if sum(letter.isdigit() for letter in word) > 2 or len(word) > 20:
                return False
            pairs = {word[i : i + 2] for i in range(len(word) - 1)}
            return word in self._words or bool(pairs & self._pairs)
        return False

"""Which header means which column of one contract: what is known, what is sure, what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.contracts import Column, Contract
from pipelines.intake.headers.header_words import header_words
from pipelines.learning.cell_fit import Fit
from pipelines.learning.form_look import FormLook, SeenHeader
from pipelines.learning.likeness import (
    column_names,
    header_likeness,
    names_also,
    says_more,
    turns_away,
)

Fits = Callable[[SeenHeader, Column], Fit]

LIKENESS_WEIGHT = 0.65
FIT_WEIGHT = 0.35
# From this score on a pair is sure, if the next best for either is far enough behind.
SURE = 0.55
# A column that a form may lack is easily taken for another that it has no place for.
SURE_OF_OPTIONAL = 0.68
BEHIND = 0.12
# Cells that say all (an ID number, a list of allowed values) need no word in common.
TELLING = 0.9
# Cells of these tell a column from a text, and nothing of which number or day it is.
MEASURED = {"money", "number", "int", "date", "month"}
# Cells of these are somebody's, and do not tell whose.
SOMEBODYS = {"id", "personal", "certificate", "birthday"}
# Of these two may stand in one column of a form.
WHO_AND_WHERE = SOMEBODYS | {"town", "village"}
# From this score on a pair is worth a question.
ASKED = 0.22
FITS = 0.8
SAME_WORDS = 0.85


@dataclass(frozen=True)
class Pair:
    """A header and the column that it may mean.

    Attributes:
        score: 0 to 1; 1 of a header that the contract knows already.
    """

    header: SeenHeader
    column: Column
    score: float
    is_known: bool = False


@dataclass(frozen=True)
class Pairing:
    """What became of a sheet's headers under one contract.

    Attributes:
        known: pairs by words of the contract.
        sure: pairs that a look may find.
        asked: header → columns that it may mean, the likeliest first, where none is sure.
        missing: required columns that no header may mean for sure.
        left: headers that mean nothing to the contract.
    """

    contract: Contract
    known: tuple[Pair, ...]
    sure: tuple[Pair, ...]
    asked: dict[SeenHeader, tuple[Pair, ...]]
    missing: tuple[Column, ...]
    left: tuple[SeenHeader, ...]


def pair_columns(look: FormLook, contract: Contract, fits: Fits) -> Pairing:
    """Pair a sheet's headers with a contract's columns."""
    known = _known(look, contract)
    headers = [h for h in look.headers if h not in {pair.header for pair in known}]
    columns = [c for c in contract.columns if c not in [pair.column for pair in known]]
    others = {c.name: [o for o in contract.columns if o is not c] for c in columns}
    pairs = [
        p
        for h in headers
        for c in columns
        if (p := _pair(h, c, others[c.name], fits)).score >= ASKED
    ]
    sure = _sure(pairs)
    taken = {pair.header for pair in sure}
    done = [pair.column for pair in (*known, *sure)]
    asked: dict[SeenHeader, tuple[Pair, ...]] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        if pair.header not in taken and pair.column not in done and _may_be_asked(pair):
            asked[pair.header] = (*asked.get(pair.header, ()), pair)
    return Pairing(
        contract=contract,
        known=tuple(known),
        sure=tuple(sure),
        asked=asked,
        missing=tuple(c for c in contract.header_columns if c not in done),
        left=tuple(h for h in headers if h not in taken and h not in asked),
    )


def _known(look: FormLook, contract: Contract) -> list[Pair]:
    """Headers that intake finds by the contract's words: a title beats an alias."""
    words = [
        (word, column)
        for rank in range(max(len(column_names(c)) for c in contract.columns))
        for column in contract.columns
        for name in column_names(column)[rank : rank + 1]
        for word in header_words(name)
    ]
    found: dict[str, Pair] = {}
    for word, column in words:
        for header in look.headers:
            if word in header.words and column.name not in found:
                found[column.name] = Pair(header, column, 1.0, is_known=True)
    return list(found.values())


def _pair(header: SeenHeader, column: Column, others: list[Column], fits: Fits) -> Pair:
    if bool(column.repeats) != (header.columns > 1):
        return Pair(header, column, 0.0)
    alike = header_likeness(header.words, column_names(column))
    fit = fits(header, column)
    # Values of a list may be spelt in a way that nobody has seen yet.
    is_spelt_anew = column.kind == "enum" and alike >= SAME_WORDS
    if fit.telling and fit.share < FITS and not is_spelt_anew:
        return Pair(header, column, 0.0)
    score = LIKENESS_WEIGHT * alike + FIT_WEIGHT * fit.telling * fit.share
    if fit.telling >= TELLING and fit.share >= FITS:
        score = max(score, _bar(column))
    if _may_be_another(header, column, others):
        score = min(score, _bar(column) - BEHIND)
    return Pair(header, column, score)


def _may_be_another(header: SeenHeader, column: Column, others: list[Column]) -> bool:
    """Whether the header speaks of another number, day or person, or of a second column too."""
    names = column_names(column)
    if column.kind in MEASURED and turns_away(header.words, names):
        return True
    if column.kind in SOMEBODYS and says_more(header.words, names):
        return True
    return column.kind in WHO_AND_WHERE and any(
        other.kind in WHO_AND_WHERE and names_also(header.words, names, column_names(other))
        for other in others
    )


def _sure(pairs: list[Pair]) -> list[Pair]:
    """Pairs that are the best of both by far, and of which the header may be told."""
    found = []
    for pair in pairs:
        rivals = [
            other.score
            for other in pairs
            if other is not pair and (other.header == pair.header or other.column == pair.column)
        ]
        if pair.score >= _bar(pair.column) and max(rivals, default=0.0) <= pair.score - BEHIND:
            found.append(pair)
    return [pair for pair in found if pair.header.is_told]


def _may_be_asked(pair: Pair) -> bool:
    """Whether the header may be told, or its cells, all of them values of a list, say enough."""
    return pair.header.is_told or (pair.column.kind == "enum" and pair.score >= _bar(pair.column))


def _bar(column: Column) -> float:
    """The score from which a pair with the column is sure."""
    return SURE if column.required and not column.when_absent else SURE_OF_OPTIONAL

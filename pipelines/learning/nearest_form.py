"""Which contract an unknown form comes nearest to."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.contracts import Column, Contract
from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.intake.headers.header_words import folded
from pipelines.intake.headers.title_facts import title_facts
from pipelines.learning.cell_fit import Fit, cell_fit
from pipelines.learning.form_look import FormLook, SeenHeader
from pipelines.learning.likeness import column_names, header_likeness, likeness
from pipelines.learning.pair_columns import Fits, Pairing, pair_columns

# Shares of what makes a form near: required columns found, headers explained, its title.
_REQUIRED, _EXPLAINED, _TITLE = 0.55, 0.3, 0.15
# A form is near from here on, and the nearest for certain if the next is so far behind; one that
# is farther off must leave the next farther behind.
NEAR, BEHIND = 0.6, 0.06
LESS_NEAR, FAR_BEHIND = 0.45, 0.15
# Of so many contracts the cells are looked at.
_LOOKED_AT = 8


@dataclass(frozen=True)
class Nearness:
    """How near a sheet comes to a contract, from 0 to 1."""

    pairing: Pairing
    share: float


def nearest_forms(
    look: FormLook, contracts: dict[str, Contract], areas: AreaBook, file: str
) -> list[Nearness]:
    """The contracts by nearness, the nearest first.

    Args:
        look: the sheet's.
        contracts: of all feeds that may answer.
        areas: the district's places.
        file: the file's name without its ending.
    """
    facts = title_facts([look.title], [], look.sheet, file)
    fits = _remembered(areas, facts.year)
    alike = sorted(contracts.values(), key=lambda contract: -_alike(look, contract))
    found = [_nearness(look, contract, fits, file) for contract in alike[:_LOOKED_AT]]
    return sorted(found, key=lambda near: -near.share)


def is_certain(found: list[Nearness]) -> bool:
    """Whether the nearest form is near, no other nearly as near, and it lacks less than half."""
    nearest = found[0].pairing
    asked = [pair.column for pairs in nearest.asked.values() for pair in pairs]
    lacking = [column for column in nearest.missing if column not in asked]
    if 2 * len(lacking) >= len(nearest.contract.header_columns):
        return False
    ahead = found[0].share - (found[1].share if len(found) > 1 else 0.0)
    bars = ((NEAR, BEHIND), (LESS_NEAR, FAR_BEHIND))
    return any(found[0].share >= near and ahead >= behind for near, behind in bars)


def _alike(look: FormLook, contract: Contract) -> float:
    """How much of the form its headers and title tell alone: cells are dear to look at."""
    names = [column_names(column) for column in contract.columns]
    best = (max(header_likeness(h.words, n) for n in names) for h in look.headers)
    return sum(best) + _title_likeness(look.title, contract, "")


def _nearness(look: FormLook, contract: Contract, fits: Fits, file: str) -> Nearness:
    pairing = pair_columns(look, contract, fits)
    score = {pair.column.name: pair.score for pair in (*pairing.known, *pairing.sure)}
    for pairs in pairing.asked.values():
        for pair in pairs:
            score[pair.column.name] = max(score.get(pair.column.name, 0), pair.score / 2)
    required = contract.header_columns
    found = sum(score.get(column.name, 0.0) for column in required) / len(required)
    paired = {pair.header for pair in (*pairing.known, *pairing.sure)} | pairing.asked.keys()
    explained = len(paired) / len(look.headers)
    share = _REQUIRED * found + _EXPLAINED * explained
    return Nearness(pairing, share + _TITLE * _title_likeness(look.title, contract, file))


def _title_likeness(title: str, contract: Contract, file: str) -> float:
    known = [folded(name) for name in (contract.title, *contract.titles)]
    for text in (folded(title), folded(file)):
        if any(name in text for name in known):
            return 1.0
    return max(likeness(folded(title or file)[-20:], name) for name in known)


def _remembered(areas: AreaBook, year: int | None) -> Fits:
    """Fits by what a column holds: contracts share most of their columns."""
    known: dict[tuple, Fit] = {}

    def fit(header: SeenHeader, column: Column) -> Fit:
        spelt = tuple(column.value_aliases.items())
        name = column.name if column.kind == "personal" else ""
        bounds = (column.minimum, column.maximum)
        key = (header.letter, column.kind, name, column.allowed, spelt, bounds)
        if key not in known:
            known[key] = cell_fit(column, header.cells, areas, year)
        return known[key]

    return fit

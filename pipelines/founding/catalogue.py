"""What a new district may choose from: feeds, programmes and indicators that Minsheng can count."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.contracts.contract import Contract
from pipelines.contracts.load_contracts import general_contracts
from pipelines.district import DISTRICTS_FOLDER, default_district
from pipelines.founding.description import Description
from pipelines.problem import Problem

Row = dict[str, str]


@dataclass(frozen=True)
class Catalogue:
    """Rows by their code, and the columns of every table, as the default district has them."""

    seeds: Path

    def rows(self, table: str) -> list[Row]:
        """The rows of a table, every cell as text."""
        with (self.seeds / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in their order."""
        with (self.seeds / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            return next(csv.reader(file))

    def by_code(self, table: str, code: str) -> dict[str, Row]:
        """The rows of a table by one of their columns."""
        return {row[code]: row for row in self.rows(table)}


@cache
def contracts_by_feed() -> dict[str, Contract]:
    """The forms as they are everywhere, by feed."""
    found = sorted(general_contracts(), key=lambda contract: contract.feed)
    return {contract.feed: contract for contract in found}


def open_catalogue() -> Catalogue:
    """The catalogue, from the default district's tables."""
    return Catalogue(DISTRICTS_FOLDER / default_district() / "seeds")


def check_choices(told: Description, catalogue: Catalogue, tellers: dict[str, object]) -> None:
    """Hold what a description names against what there is, and against itself.

    Raises:
        Problem: a name that nothing has (the sentence lists what there is), or one twice.
    """
    works = range(1, len(told.key_works) + 1)
    indicators = [name for work in told.key_works for name in work.indicators]
    _known("feeds", told.feeds, contracts_by_feed())
    _known("programmes", told.programmes, catalogue.by_code("programmes", "programme_code"))
    _known("indicators", indicators, catalogue.by_code("indicators", "indicator_id"))
    _known("summary.works", [w for part in told.summary for w in part.works], works)
    _known("summary.tellers", [t for part in told.summary for t in part.tellers], tellers)
    for name, demanded in told.programmes.items():
        _known(f"programmes.{name}", demanded, told.hukou)
    _known("hukou", ["外地"], told.hukou)
    _check_standards_and_milestones(told)
    _check_years(told)
    _once("indicators", indicators)
    _once("towns", [town.name for town in told.towns])
    _once("towns.tile", [str(town.tile) for town in told.towns if town.tile])
    for town in told.towns:
        _once(f"towns.{town.name}", [village.name for village in town.villages])


def _check_standards_and_milestones(told: Description) -> None:
    towns = [town.name for town in told.towns]
    for name, standard in told.standards.items():
        _known(f"standards.{name}.towns", standard.towns, towns)
    kinds = contracts_by_feed()["milestones"].column("kind").allowed
    for number, work in enumerate(told.key_works):
        _once(f"key_works.{number}", [f"{year}" for year in (*work.targets, *work.milestones)])
        for year, asked in work.milestones.items():
            place = f"key_works.{number}.milestones.{year}"
            _known(place, [one.kind for one in asked], kinds)
            _once(place, [one.kind for one in asked])


def _check_years(told: Description) -> None:
    for number, work in enumerate(told.key_works):
        first, last = work.from_year or 1, work.until_year or 9999
        asked = sorted({*work.targets, *work.milestones})
        outside = [f"{year}" for year in asked if not first <= year <= last]
        if first > last or outside:
            years = ", ".join(outside) or f"{first}–{last}"
            raise Problem("init_years", exit_status=2, place=f"key_works.{number}", years=years)


def _known(place: str, named: object, known: object) -> None:
    for name in named:
        if name not in known:
            listed = ", ".join(map(str, known))
            raise Problem("init_unknown", exit_status=2, place=place, name=name, known=listed)


def _once(place: str, named: list[str]) -> None:
    for name in named:
        if named.count(name) > 1:
            raise Problem("init_twice", exit_status=2, place=place, name=name)

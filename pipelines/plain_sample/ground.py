"""Where a plain sample plays: the district's own tables, as its towns know them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import yaml

from pipelines.sample.people.id_numbers import IdNumbers
from pipelines.sample.people.names import NamePool
from pipelines.sample.streams import stream
from pipelines.sample.vocabulary import vocabulary

Row = dict[str, object]
LAST_MONTH = 12


@dataclass(frozen=True)
class Someone:
    """An invented person of a village, as lists print one."""

    town: str
    village: str
    name: str
    id_no: str
    sex: str
    born: date

    @property
    def cells(self) -> Row:
        """The columns that lists about people begin with."""
        return {"town": self.town, "village": self.village, "name": self.name, "id_no": self.id_no}


@dataclass
class Ground:
    """The district: towns with villages, standards, what is due, and how much of everything.

    Attributes:
        sizes: sample.yml: how many of each kind a town has.
    """

    folder: Path
    seed: int
    sizes: dict
    towns: dict[str, list[str]]
    district: str
    code: str
    rng: Random = field(init=False)

    def __post_init__(self) -> None:
        """Begin the streams of chance."""
        self.rng = stream(self.seed, self.code)
        self._names = NamePool(self.rng, list(vocabulary()))
        self._numbers = IdNumbers(self.rng)

    @property
    def years(self) -> list[int]:
        """The years that the sample covers."""
        return self.sizes["years"]

    def months(self) -> list[date]:
        """The first day of each month."""
        return [date(year, month, 1) for year in self.years for month in range(1, LAST_MONTH + 1)]

    def person(self, town: str, oldest: int, youngest: int) -> Someone:
        """Somebody of that town, of an age at the sample's beginning."""
        sex = self.rng.choice("男女")
        year = self.years[0] - self.rng.randint(youngest, oldest)
        born = date(year, self.rng.randint(1, 12), self.rng.randint(1, 28))
        number = self._numbers.draw(self.code[:6], born, sex)
        village = self.rng.choice(self.towns[town])
        return Someone(town, village, self._names.draw(sex), number, sex, born)

    def name(self) -> str:
        """A name of somebody whom lists only name."""
        return self._names.draw(self.rng.choice("男女"))

    def is_due(self, feed: str, month: date) -> bool:
        """Whether anybody owes the feed's list of that month."""
        return any(
            row["feed"] == feed and row["from_month"] <= f"{month}" <= (row["until_month"] or "9")
            for row in read_table(self.folder, "expected_deliveries")
        )

    def standard(self, name: str, day: date) -> int:
        """A standard's value on a day, in yuan."""
        in_force = [
            row
            for row in read_table(self.folder, "policy_standards")
            if row["standard"] == name and row["valid_from"] <= f"{day}" <= (row["valid_to"] or "9")
        ]
        return int(in_force[0]["value"])

    @property
    def drawn(self) -> set[str]:
        """Every name that stands in the lists."""
        return self._names.drawn


def open_ground(folder: Path, seed: int) -> Ground:
    """The ground of a district's folder."""
    sizes = yaml.safe_load((folder / "sample.yml").read_text(encoding="utf-8"))
    areas = read_table(folder, "areas")
    named = {area["area_code"]: area["short_name"] for area in areas}
    towns: dict[str, list[str]] = {a["short_name"]: [] for a in areas if a["area_level"] == "town"}
    for area in areas:
        if area["area_level"] == "village":
            towns[named[area["parent_code"]]].append(area["short_name"])
    district = next(area for area in areas if area["area_level"] == "district")
    return Ground(folder, seed, sizes, towns, district["short_name"], district["area_code"])


@cache
def read_table(folder: Path, table: str) -> list[dict[str, str]]:
    """A table of the district's."""
    with (folder / "seeds" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

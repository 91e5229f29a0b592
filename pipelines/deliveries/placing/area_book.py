"""The district's places and every name they go by; codes come from the district's areas.csv."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import polars as pl

from pipelines.district import district_rows

# A place that nobody knows gets a code of its own under its parent: 其他/待核.
UNKNOWN_TOWN = "999000"
UNKNOWN_VILLAGE = "999"
_TOWN_DIGITS = 9


@dataclass(frozen=True)
class AreaBook:
    """Names to codes.

    Attributes:
        district: the district's own code.
        districts, towns: name to code.
        villages: name to the codes of all villages of that name.
        short_names: code to the name that people read.
    """

    district: str
    districts: dict[str, str]
    towns: dict[str, str]
    villages: dict[str, tuple[str, ...]]
    short_names: dict[str, str]

    @property
    def unknown_town(self) -> str:
        """The code of a town that nobody knows."""
        return self.district[:6] + UNKNOWN_TOWN

    def town_code(self, name: str) -> str | None:
        """The code of a town or of the district by any of its names; None: no such place."""
        word = plain_name(name)
        below = self._without_district(word)
        return self.towns.get(word) or self.districts.get(word) or self.towns.get(below)

    def deliverer_code(self, word: str) -> str | None:
        """The code of a town or of the district, given by name or by code; None: neither."""
        known = {*self.towns.values(), self.district}
        return word if word in known else self.town_code(word)

    def is_town(self, code: str | None) -> bool:
        """Whether the code is a known town's."""
        return code in self.towns.values()

    def village_code(self, name: str, town_code: str) -> str | None:
        """The code of a village, in that town if several bear the name; None: not known."""
        word = self._without_district(plain_name(name))
        found = self.villages.get(word)
        if not found:
            towns = sorted((t for t in self.towns if word.startswith(t)), key=len)
            found = self.villages.get(word.removeprefix(towns[-1]), ()) if towns else ()
        here = [code for code in found if code[:_TOWN_DIGITS] == town_code[:_TOWN_DIGITS]]
        candidates = here or list(found)
        return candidates[0] if len(candidates) == 1 else None

    def _without_district(self, word: str) -> str:
        for name in sorted(self.districts, key=len, reverse=True):
            if word.startswith(name) and word != name:
                return word.removeprefix(name)
        return word

    def unknown_village(self, town_code: str) -> str:
        """The code of a village that nobody knows, in that town."""
        return town_code[:_TOWN_DIGITS] + UNKNOWN_VILLAGE


def plain_name(name: str) -> str:
    """A place's name as it is looked up: NFKC, without spaces and brackets."""
    return re.sub(r"[\s()\[\]【】]", "", unicodedata.normalize("NFKC", name))


@cache
def load_area_book() -> AreaBook:
    """The book of the district's areas and aliases."""
    areas = district_rows("areas")
    level = {area["area_code"]: area["area_level"] for area in areas}
    names = {(area[name], area["area_code"]) for area in areas for name in NAME_COLUMNS}
    names |= {(row["alias"], row["area_code"]) for row in district_rows("area_aliases")}
    by_level: dict[str, dict[str, set[str]]] = {"district": {}, "town": {}, "village": {}}
    for name, code in names:
        by_level[level[code]].setdefault(plain_name(name), set()).add(code)
    return AreaBook(
        district=next(code for code, its_level in level.items() if its_level == "district"),
        districts={name: min(codes) for name, codes in by_level["district"].items()},
        towns={name: min(codes) for name, codes in by_level["town"].items()},
        villages={name: tuple(sorted(codes)) for name, codes in by_level["village"].items()},
        short_names={area["area_code"]: area["short_name"] for area in areas},
    )


NAME_COLUMNS = ("short_name", "full_name")


def code_towns(names: pl.Series, book: AreaBook) -> pl.Series:
    """Town cells as codes: unknown names become 其他/待核, empty cells stay null."""
    distinct = names.drop_nulls().unique().to_list()
    codes = {name: book.town_code(name) or book.unknown_town for name in distinct}
    return names.replace_strict(codes, default=None, return_dtype=pl.String)


def code_villages(places: pl.DataFrame, book: AreaBook) -> pl.Series:
    """Village cells as codes.

    Args:
        places: village (text), town_code (filled).
        book: the names.
    """
    pairs = places.select("village", "town_code").unique().drop_nulls()
    codes = [
        book.village_code(village, town) or book.unknown_village(town)
        for village, town in pairs.iter_rows()
    ]
    coded = pairs.with_columns(pl.Series("village_code", codes, dtype=pl.String))
    on = ["village", "town_code"]
    return places.join(coded, on=on, how="left", maintain_order="left")["village_code"]

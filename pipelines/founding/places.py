"""A new district's areas, their other names and their tiles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from math import ceil, sqrt

from pipelines.district_kind import kind_told
from pipelines.founding.catalogue import Row
from pipelines.founding.description import Description, Town

# National codes: sub-districts from 001, towns from 100, townships from 200 on.
_FIRST = {"街道": 1, "镇": 100, "乡": 200}
_OFFICES = {"街道": "街道办事处", "镇": "镇人民政府", "乡": "乡人民政府"}
_COMMITTEES = {
    "社区": ("居委会", "居民委员会", "社区居委会"),
    "村": ("村委会", "村民委员会"),
}


def area_rows(told: Description) -> list[Row]:
    """The district, its towns and their villages, codes given in the order of the description."""
    district = _area(told.district_code, "", "district", told.name.zh)
    towns, villages = [], []
    for code, town in town_codes(told).items():
        towns.append(_area(code, told.district_code, "town", town.name, town.official))
        for place, village in enumerate(town.villages, start=1):
            own = village.code or f"{code[:9]}{place:03}"
            villages.append(_area(own, code, "village", village.name, village.official))
    return [district, *towns, *villages]


def town_codes(told: Description) -> dict[str, Town]:
    """Area code → town: its own, or one by the kind that the name ends with."""
    counted: dict[str, int] = {}
    codes = {}
    for town in told.towns:
        kind = _ending(town.name, _FIRST)
        number = _FIRST.get(kind, 300) + counted.get(kind, 0)
        counted[kind] = counted.get(kind, 0) + 1
        codes[town.code or f"{told.code}{number:03}000"] = town
    return codes


def alias_rows(told: Description) -> list[Row]:
    """The other spellings that forms use, none of them another area's official name."""
    areas = area_rows(told)
    official = {area[name] for area in areas for name in ("short_name", "full_name")}
    found = {}
    for area in areas:
        for alias in _aliases(area, told):
            if alias not in official:
                found[alias, area["area_code"]] = {"alias": alias, "area_code": area["area_code"]}
    return list(found.values())


def tile_rows(told: Description) -> list[Row]:
    """Each town's place on the map: its own, or the next free one of a nearly square grid."""
    wide = ceil(sqrt(len(told.towns)))
    taken = {town.tile for town in told.towns}
    grid = ((place // wide + 1, place % wide + 1) for place in count())
    free = (tile for tile in grid if tile not in taken)
    placed = ((code, town.tile or next(free)) for code, town in town_codes(told).items())
    return [
        {"area_code": code, "tile_row": str(row), "tile_column": str(column)}
        for code, (row, column) in placed
    ]


def own_word(told: Description) -> str:
    """The district's name without the 区, 县, 市 or 旗 at its end."""
    return told.name.zh.removesuffix(kind_told(told.name.zh, told.kind))


def _aliases(area: Row, told: Description) -> Iterator[str]:
    name, district = area["short_name"], told.name.zh
    kind = kind_told(district, told.kind)
    if area["area_level"] == "district":
        yield from (own_word(told), f"{district}本级", f"{told.city}{district}")
        yield from (f"全{kind}", f"{kind}本级", f"{kind}级")
        return
    if area["area_level"] == "town":
        ending = _ending(name, _OFFICES)
        stem = name.removesuffix(ending)
        yield from (f"{district}{name}", f"{told.city}{district}{name}", stem)
        yield f"{stem}{_OFFICES.get(ending, '')}"
        return
    ending = _ending(name, _COMMITTEES)
    stem = name.removesuffix(ending)
    yield stem
    yield from (f"{stem}{committee}" for committee in _COMMITTEES.get(ending, ()))


def _ending(name: str, endings: dict) -> str:
    return next((ending for ending in endings if name.endswith(ending)), "")


def _area(code: str, parent: str, level: str, name: str, official: str = "") -> Row:
    told = {"area_code": code, "parent_code": parent, "area_level": level}
    dates = {"valid_from": "", "valid_to": "", "came_from": ""}
    return told | {"short_name": name, "full_name": official or name} | dates

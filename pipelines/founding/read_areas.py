"""The towns and villages of a table of areas, or what is wrong in which of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.founding.area_codes import level_of, parent_of, short_name, whole_code
from pipelines.founding.areas_table import AreaLine, AreasTable, known_words, read_areas_table
from pipelines.founding.description import Town, Village
from pipelines.language import say
from pipelines.problem import Problem

_MOST_TOLD = 10
Fault = tuple[int, str, str, dict[str, str]]
"""Row, column, code of the sentence and what fills it."""


@dataclass
class _Area:
    """A row understood: `above` names its town by code or by name."""

    line: AreaLine
    code: str
    level: str
    above: str
    villages: list[_Area] = field(default_factory=list)

    @property
    def name(self) -> str:
        return short_name(self.line.cell("name"))


def read_areas(path: Path, county: str) -> list[Town]:
    """Read the towns and villages of a county from a table.

    Level and town follow from the digits of the codes, or, in a table without codes, from the
    columns for kind and parent. Rows of other counties, and of what lies above, are passed by.

    Args:
        path: a .csv with a row of titles.
        county: the county's code, 6 digits.

    Raises:
        Problem: the table cannot be read, or cells of it are wrong; each is told by row and column.
    """
    table = read_areas_table(path)
    faults: list[Fault] = []
    areas = list(_understood(table, county, faults))
    towns = _placed(areas, faults)
    if not faults and not towns:
        raise Problem("init_areas_none", exit_status=2, file=path.name, county=county)
    faults += _unfit(towns)
    if faults:
        raise _told(path, table, sorted(faults, key=lambda fault: fault[0]))
    return [_town(town) for town in towns]


def _understood(table: AreasTable, county: str, faults: list[Fault]) -> Iterator[_Area]:
    seen: dict[str, int] = {}
    for line in table.lines:
        text = line.cell("code")
        if not text:
            if "code" in table.titles and any(other.cell("code") for other in table.lines):
                faults.append((line.row, "code", "init_area.no_code", {}))
                continue
            yield _Area(line, "", _level_in_words(line), line.cell("parent"))
            continue
        code = whole_code(text)
        if code is None:
            is_number = re.fullmatch(r"[\d.]+[eE]\+?\d+|\d+\.0*", text)
            wrong = "init_area.number" if is_number else "init_area.bad_code"
            faults.append((line.row, "code", wrong, {"value": text[:20]}))
        elif code in seen:
            faults.append((line.row, "code", "init_area.twice", {"row": f"{seen[code]}"}))
        elif code.startswith(county) and level_of(code) in ("town", "village"):
            seen[code] = line.row
            faults += _contradictions(line, code)
            yield _Area(line, code, level_of(code), parent_of(code))


def _level_in_words(line: AreaLine) -> str:
    """What a row without a code is: by its kind, else a village where it names a parent."""
    for level, words in known_words()["kinds"].items():
        if line.cell("kind").lower() in words:
            return level
    return "village" if line.cell("parent") else "town"


def _contradictions(line: AreaLine, code: str) -> Iterator[Fault]:
    """Where kind or parent say otherwise than the digits of the code."""
    kind, parent = line.cell("kind").lower(), line.cell("parent")
    known = [level for level, words in known_words()["kinds"].items() if kind in words]
    if known and level_of(code) not in known:
        yield line.row, "kind", "init_area.other_kind", {"value": kind, "own": code}
    above = whole_code(parent)
    if above and above != parent_of(code):
        yield line.row, "parent", "init_area.other_parent", {"value": parent, "own": code}


def _placed(areas: list[_Area], faults: list[Fault]) -> list[_Area]:
    """The towns, each with its villages."""
    towns = [area for area in areas if area.level == "town"]
    by_word = {word: town for town in towns for word in (town.line.cell("name"), town.name)}
    by_word |= {town.code: town for town in towns if town.code}
    for area in areas:
        if area.level != "village":
            continue
        town = by_word.get(area.above)
        if town is None:
            column = "code" if area.code else "parent"
            faults.append((area.line.row, column, "init_area.no_town", {"value": area.above}))
        else:
            town.villages.append(area)
    return towns


def _unfit(towns: list[_Area]) -> Iterator[Fault]:
    """Towns without villages, and names that are missing or stand twice side by side."""
    groups = [towns, *(town.villages for town in towns)]
    for group in groups:
        first: dict[str, int] = {}
        for area in group:
            if not area.name:
                yield area.line.row, "name", "init_area.no_name", {}
            elif area.name in first:
                told = {"value": area.name, "row": f"{first[area.name]}"}
                yield area.line.row, "name", "init_area.same_name", told
            first.setdefault(area.name, area.line.row)
    for town in towns:
        if not town.villages:
            yield town.line.row, "name", "init_area.no_villages", {"value": town.name}
        if any(_tile_cells(town)) and not _has_tile(town):
            yield town.line.row, "tile_row", "init_area.bad_tile", {}


def _tile_cells(town: _Area) -> tuple[str, str]:
    return town.line.cell("tile_row"), town.line.cell("tile_column")


def _has_tile(town: _Area) -> bool:
    return all(re.fullmatch(r"[1-9]\d?", cell) for cell in _tile_cells(town))


def _town(area: _Area) -> Town:
    row, column = _tile_cells(area)
    return Town(
        name=area.name,
        tile=(int(row), int(column)) if _has_tile(area) else None,
        villages=[
            Village(name=one.name, code=one.code, official=one.line.cell("name"))
            for one in area.villages
        ],
        code=area.code,
        official=area.line.cell("name"),
    )


def _told(path: Path, table: AreasTable, faults: list[Fault]) -> Problem:
    """Every fault with its row and the title of its column, the first ones in words."""
    lines = [
        say("init_area.place", row=row, column=table.titles.get(column, column))
        + say(code, **{"row": row} | values)
        for row, column, code, values in faults[:_MOST_TOLD]
    ]
    return Problem(
        "init_areas_wrong",
        exit_status=2,
        file=path.name,
        count=len(faults),
        faults="\n".join(lines),
    )

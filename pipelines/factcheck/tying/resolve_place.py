"""Of which place a figure speaks: 河东镇, 全区, a town named with others before 分别, elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from pipelines.district import district_words
from pipelines.district_kind import district_kind
from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.tying.surroundings import Surroundings

_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]+[）)]?[、.．\s]*")
_AND = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
# What the whole name of a town ends with.
TOWN_KINDS = ("街道", "镇", "乡")
_AT = ("在", "位于")
_WORDS = Path(__file__).parent / "places.yml"


@dataclass(frozen=True)
class _Words:
    district: re.Pattern[str]
    elsewhere: re.Pattern[str]
    no_town: re.Pattern[str]


@cache
def _words() -> _Words:
    told = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    ours = district_words("factcheck.yml")
    # What stands for no word of this district can be found nowhere.
    local = {
        "{own}": ours.get("own", "(?!)"),
        "{neighbours}": "|".join(ours.get("neighbours", ["(?!)"])),
        "{kind}": district_kind(),
    }
    return _Words(**{name: _pattern(told[name], local) for name in _Words.__annotations__})


def _pattern(told: list[str], local: dict[str, str]) -> re.Pattern[str]:
    pattern = "|".join(told)
    for place, words in local.items():
        pattern = pattern.replace(place, words)
    return re.compile(pattern)


@dataclass(frozen=True)
class Named:
    """A place that a sentence names, and where its name begins and ends.

    Attributes:
        is_location: something was there (在河东镇).
        is_one_of_several: the figure is of several places together (河东镇和河西镇共).
    """

    code: str
    start: int
    end: int
    is_location: bool = False
    is_one_of_several: bool = False


def resolve_town(grouped: Grouped, around: Surroundings, towns: dict[str, str]) -> Named | None:
    """The town that the sentence speaks of before the figure; null: none.

    Args:
        grouped: the figure and its place in a list, whose members 分别 gives to towns in order.
        around: what stands around it.
        towns: name → code, short names (河东 for 河东街道) too.
    """
    named = _named_towns(around.before, towns)
    if not named:
        return _of_heading(around, towns)
    once = _last_mentions(named)
    if grouped.count == len(once) > 1 and "分别" in around.before:
        return once[grouped.index]
    last, since = named[-1], around.before[named[-1].end :]
    if _words().district.search(since):
        return None
    is_joined = len(named) > 1 and _AND.fullmatch(around.before, named[-2].end, last.start)
    return replace(last, is_one_of_several=bool(is_joined))


def town_of_title(title: str, towns: dict[str, str]) -> str | None:
    """The town whose report it is; null: the title names none, several, or where something was."""
    named = _named_towns(title, towns)
    codes = {place.code for place in named}
    is_location = any(place.is_location for place in named)
    return codes.pop() if len(codes) == 1 and not is_location else None


def is_elsewhere(around: Surroundings) -> bool:
    """Whether the sentence speaks of another district, the city, the province or the country."""
    places = list(_words().elsewhere.finditer(around.before))
    if not places:
        return False
    return not _words().district.search(around.before[places[-1].end() :])


def _last_mentions(named: list[Named]) -> list[Named]:
    """Each town once, where it is named last."""
    last = {place.code: place for place in named}
    return sorted(last.values(), key=lambda place: place.start)


def _named_towns(text: str, towns: dict[str, str]) -> list[Named]:
    """The towns in the order of their names, the longest name at each place."""
    found: list[Named] = []
    names = sorted(towns, key=len, reverse=True)
    for match in re.finditer("|".join(map(re.escape, names)) or "(?!)", text):
        is_full = match.group().endswith(TOWN_KINDS)
        if not is_full and _words().no_town.match(text[match.end() :]):
            continue
        is_location = text[: match.start()].endswith(_AT)
        found.append(Named(towns[match.group()], match.start(), match.end(), is_location))
    return found


def _of_heading(around: Surroundings, towns: dict[str, str]) -> Named | None:
    """The town whose name is the heading; one that stands in a headline is a place of news."""
    if _words().district.search(around.before):
        return None
    code = towns.get(_NUMBERED.sub("", around.heading).strip(" ：:"))
    return Named(code, 0, 0) if code else None

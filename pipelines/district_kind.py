"""What kind of area is served, a district, a county, a city or a banner, and its word."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from pipelines.district import DESCRIPTION, district_words
from pipelines.problem import Problem

# The kinds of areas of a county's rank, by the character with which their names end.
KINDS = {
    "区": {"zh": "区", "en": "district"},
    "县": {"zh": "县", "en": "county"},
    "市": {"zh": "市", "en": "city"},
    "旗": {"zh": "旗", "en": "banner"},
}
_OTHERWISE = "区"
_PLACE = "{region}"


def kind_told(name: str, kind: str = "") -> str:
    """The kind that a description tells, else the one that the name ends with; 区 if neither."""
    return kind or (name[-1:] if name[-1:] in KINDS else _OTHERWISE)


def with_kind(text: str, lang: str = "zh") -> str:
    """The text, {region} in it filled with the word of the kind: 全{region}, Whole {region}."""
    return text.replace(_PLACE, KINDS[district_kind()][lang])


@cache
def district_kind() -> str:
    """The kind of the district that is served: 区 in 全区, 县 in 全县; 区 where there is none."""
    # That there is no such district is itself to be said.
    with suppress(Problem):
        told = district_words(DESCRIPTION)
        return kind_told(told["name"]["zh"], told.get("kind", ""))
    return _OTHERWISE

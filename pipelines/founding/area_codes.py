"""National codes of areas: what their digits say.

GB/T 2260 for counties (6 digits), and the statistical division codes that the National Bureau of
Statistics publishes (12 digits): 1–2 province, 3–4 city, 5–6 county, 7–9 town, 10–12 village.
"""

from __future__ import annotations

import re
from typing import Literal

Level = Literal["above", "district", "town", "village"]

_LENGTHS = (6, 9, 12)
_COUNTY, _TOWN, _VILLAGE = 6, 9, 12
# Offices and committees, and what an area of theirs is called in short.
_OFFICES = (
    ("街道办事处", "街道"),
    ("镇人民政府", "镇"),
    ("乡人民政府", "乡"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
    ("村民委员会", "村"),
    ("村委会", "村"),
)


def whole_code(text: str) -> str | None:
    """The 12 digits of a code of 6, 9 or 12; None where it is none."""
    if not re.fullmatch(r"\d+", text) or len(text) not in _LENGTHS:
        return None
    return text.ljust(_VILLAGE, "0")


def level_of(code: str) -> Level:
    """What a code of 12 digits is of; above: of a city or a province."""
    if code[_TOWN:] != "000":
        return "village"
    if code[_COUNTY:_TOWN] != "000":
        return "town"
    return "above" if code[4:_COUNTY] == "00" else "district"


def parent_of(code: str) -> str:
    """The code of the town above a village, or of the district above a town."""
    kept = _TOWN if level_of(code) == "village" else _COUNTY
    return code[:kept].ljust(_VILLAGE, "0")


def short_name(official: str) -> str:
    """An area's name as lists write it: 某某社区居民委员会 is 某某社区, 某营村民委员会 某营村."""
    for office, kind in _OFFICES:
        stem = official.removesuffix(office)
        if stem and stem != official:
            return stem if stem.endswith((kind, "社区", "村")) else stem + kind
    return official

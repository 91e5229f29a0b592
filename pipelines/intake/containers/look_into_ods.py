"""Look at an .ods workbook's content: merged ranges, and cells repeated without measure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from pipelines.intake.containers.inspected import Inspected, MergedRange, SheetLook
from pipelines.intake.containers.stretched import refuse_stretched
from pipelines.intake.refusal import Limits, Refusal

_TOKEN = re.compile(
    r"<(table:table|table:table-row|table:table-cell|table:covered-table-cell|text:p)"
    r"((?:[\s/][^>]*)?)>"
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*\"([^\"]*)\"")
_LONG = 10**15


def look_into_ods(data: bytes, parts: dict[str, bytes], limits: Limits) -> Inspected:
    """What the document's parts show.

    Raises:
        Refusal: a password, macros, or a sheet stretched beyond the limits.
    """
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refusal("password_protected")
    modules = [
        n for n in parts if n.startswith("Basic/") and not n.endswith(("-lb.xml", "-lc.xml"))
    ]
    if modules:
        raise Refusal("holds_macros")
    walks = _walk(parts.get("content.xml", b"").decode("utf-8", "replace"))
    for walk in walks:
        refuse_stretched(walk.width, walk.height, walk.filled, limits)
    return Inspected(
        kind="ods",
        data=data,
        sheets={w.name: SheetLook(tuple(w.merges), frozenset(w.long_numbers)) for w in walks},
        has_pictures=any(name.startswith("Pictures/") for name in parts),
    )


@dataclass
class _Walk:
    """Where a walk over a table's tags stands, and what it has met."""

    name: str
    row: int = 0
    column: int = 0
    row_repeats: int = 1
    height: int = 0
    width: int = 0
    filled: int = 0
    merges: list[MergedRange] = field(default_factory=list)
    long_numbers: set[tuple[int, int]] = field(default_factory=set)

    def next_row(self, attributes: dict[str, str]) -> None:
        self.row += self.row_repeats
        self.row_repeats = int(attributes.get("table:number-rows-repeated", 1))
        self.column = 0

    def next_cell(self, attributes: dict[str, str]) -> None:
        top = self.row
        repeats = int(attributes.get("table:number-columns-repeated", 1))
        rows = int(attributes.get("table:number-rows-spanned", 1))
        columns = int(attributes.get("table:number-columns-spanned", 1))
        if rows > 1 or columns > 1:
            right = self.column + columns - 1
            self.merges.append(MergedRange(top, self.column, top + rows - 1, right))
        if "office:value-type" in attributes:
            self.height = max(self.height, top + self.row_repeats)
            self.width = max(self.width, self.column + repeats)
            self.filled += repeats * self.row_repeats
            if _is_long(attributes.get("office:value", "")):
                self.long_numbers.add((top, self.column))
        self.column += repeats


def _walk(content: str) -> list[_Walk]:
    walks: list[_Walk] = []
    for tag, text in _TOKEN.findall(content):
        if tag == "text:p":
            continue
        attributes = dict(_ATTRIBUTE.findall(text))
        if tag == "table:table":
            walks.append(_Walk(html.unescape(attributes.get("table:name", "")), row=-1))
        elif walks and tag == "table:table-row":
            walks[-1].next_row(attributes)
        elif walks:
            walks[-1].next_cell(attributes)
    return walks


def _is_long(value: str) -> bool:
    try:
        return abs(float(value)) >= _LONG
    except ValueError:
        return False

"""Ways to break the parts of a zipped workbook, packed again so that its checksums are right."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random
from xml.sax.saxutils import escape

from tests.fuzz.hostile_cells import hostile_cell

Parts = list[tuple[str, bytes]]
_VALUE = re.compile(rb"<(v|t)([^>]*)>[^<]*</\1>")
_PLACE = re.compile(rb' r="[A-Z]+[0-9]+"')
_ANY_NUMBER = re.compile(rb'="[0-9]+"')
_ODD = (b"", b"-1", b"0", b"99999999999999999999", b"1e9", b"NaN", b"4294967295", b"x", b"\xff")


def change_values(parts: Parts, chance: Random) -> Parts:
    """Cells hold what nobody types."""

    def changed(match: re.Match[bytes]) -> bytes:
        if chance.random() > 0.1:
            return match[0]
        text = escape(hostile_cell(chance)).encode("utf-8", "replace")
        return b"<" + match[1] + match[2] + b">" + text + b"</" + match[1] + b">"

    return [(name, _VALUE.sub(changed, part)) for name, part in parts]


def move_cells(parts: Parts, chance: Random) -> Parts:
    """Cells say that they stand elsewhere."""
    places = (b"A1", b"ZZ1", b"A0", b"XFD1048576", b"A99999", b"", b"1A", b"AAAAAAA1", b"B2000000")

    def moved(match: re.Match[bytes]) -> bytes:
        return match[0] if chance.random() > 0.03 else b' r="' + chance.choice(places) + b'"'

    return [(name, _PLACE.sub(moved, part)) for name, part in parts]


def change_numbers(parts: Parts, chance: Random) -> Parts:
    """Counts, indexes and style numbers are others."""

    def changed(match: re.Match[bytes]) -> bytes:
        return match[0] if chance.random() > 0.03 else b'="' + chance.choice(_ODD) + b'"'

    return [(name, _ANY_NUMBER.sub(changed, part)) for name, part in parts]


def break_xml(parts: Parts, chance: Random) -> Parts:
    """The XML of one part is cut, or a byte of it is another."""
    at = chance.randrange(len(parts))
    name, part = parts[at]
    place = chance.randrange(len(part) or 1)
    parts[at] = (name, part[:place] + chance.choice([b"", b"<", b"&", b"\x00"]) + part[place + 1 :])
    return parts


def nest(parts: Parts, chance: Random) -> Parts:
    """Elements inside elements, thousands deep."""
    deep = chance.choice([100, 20_000])
    at = chance.randrange(len(parts))
    name, part = parts[at]
    middle = part.rfind(b"</")
    parts[at] = (name, part[:middle] + b"<x>" * deep + b"</x>" * deep + part[middle:])
    return parts


def lose_a_part(parts: Parts, chance: Random) -> Parts:
    """A part is missing."""
    del parts[chance.randrange(len(parts))]
    return parts


def swap_parts(parts: Parts, chance: Random) -> Parts:
    """A part holds what another should."""
    first, second = (chance.randrange(len(parts)) for _ in range(2))
    (name, part), (other, its) = parts[first], parts[second]
    parts[first], parts[second] = (name, its), (other, part)
    return parts


def add_parts(parts: Parts, chance: Random) -> Parts:
    """Parts that have no business there: paths that lead out, blanks, entities, doubles."""
    entity = b'<!DOCTYPE a [<!ENTITY b "c">' + b'<!ENTITY d "&b;&b;">]><a>&d;</a>'
    added = (
        ("../../../out.txt", b"out"),
        ("/etc/out.txt", b"out"),
        ("xl/blanks.xml", b" " * 3_000_000),
        ("xl/worksheets/sheet1.xml", entity),
        ("xl/sharedStrings.xml", b"<sst/>"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>"),
        ("xl/vbaProject.bin", b"x"),
        ("EncryptedPackage", b"x"),
        ("\\..\\x", b""),
    )
    return [*parts, chance.choice(added)]


BREAKERS: tuple[Callable[[Parts, Random], Parts], ...] = (
    *(change_values, change_values, move_cells, change_numbers, break_xml, nest),
    *(lose_a_part, swap_parts, add_parts),
)


def broken_workbook(content: bytes, chance: Random) -> bytes:
    """A zipped workbook broken in one or two ways."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = [(name, whole.read(name)) for name in whole.namelist()]
    for _number in range(chance.randint(1, 2)):
        parts = chance.choice(BREAKERS)(parts, chance)
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        # Two parts of one name are what is meant.
        warnings.simplefilter("ignore")
        for name, part in parts:
            new.writestr(name, part)
    return packed.getvalue()

"""A unit that stands over a group of columns, in the row above the header: 费用（万元）."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.header_words import folded, unit_factor
from pipelines.intake.headers.look_up_words import Rows, header_texts

# A sentence with a sum or a day in it is no title of a group.
_PROSE = re.compile(r"[\d:]")


def with_group_units(match: HeaderMatch, rows: Rows) -> HeaderMatch:
    """The match of a one-row header, its texts completed by the groups' titles that state a unit.

    Args:
        match: where the header was found.
        rows: the sheet's first rows, merged ranges not filled.
    """
    if match.first_row == 0 or match.last_row > match.first_row:
        return match
    above, own = rows[match.first_row - 1 : match.first_row + 1]
    first = next((index for index, cell in enumerate(above) if cell), len(above))
    # What reaches over every column is the sheet's title, whose 万元 may be a sum's.
    if first <= min(match.known):
        above = [None if index == first else cell for index, cell in enumerate(above)]
    grouped = {
        index: parts
        for index, parts in header_texts([above, own]).items()
        if len(parts) == 2 and unit_factor(parts[0]) and not _PROSE.search(folded(parts[0]))
    }
    return replace(match, texts=match.texts | grouped)

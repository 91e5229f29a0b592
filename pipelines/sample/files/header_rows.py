"""Writes the header, in one row or in two with groups above."""

from __future__ import annotations

from itertools import groupby

from pipelines.sample.files.columns import Column
from pipelines.sample.files.sheet import Sheet
from pipelines.sample.files.spelling import Cell


def write_headers(sheet: Sheet, columns: list[Column], in_two_rows: bool) -> None:
    """Add the header to a sheet.

    In two rows a group's name stands above its columns; a column outside a group stands in the
    upper row, merged with the empty cell below it.
    """
    headers: list[Cell] = [column.header or None for column in columns]
    if not in_two_rows:
        sheet.lines.append(headers)
        return
    top = len(sheet.lines)
    upper, lower = list(headers), [None] * len(headers)
    position = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        places = range(position, position + len(list(members)))
        position = places.stop
        if group and len(places) > 1:
            for at in places:
                upper[at], lower[at] = None, headers[at]
            upper[places.start] = group
            sheet.merges.append((top, places.start, top, places.stop - 1))
        else:
            sheet.merges += [(top, at, top + 1, at) for at in places if headers[at]]
    sheet.lines += [upper, lower]

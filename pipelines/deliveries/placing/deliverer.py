"""Who delivers a file: the folder that it lies in, its rows, or the one who hands it in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import polars as pl

from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.district import district_rows
from pipelines.identity.numbers_in_text import without_numbers

# A folder that sorts files by time is nobody who delivers.
_TIME_FOLDER = re.compile(r"\d+|\d{2,4}年.*|\d{1,2}月.*|[第一二三四1-4]+季度")


@dataclass(frozen=True)
class Deliverer:
    """A town, or the district with the section whose folder the file lies in.

    Attributes:
        told_by: folder, rows, option or nobody.
    """

    code: str
    section: str | None
    told_by: str


def find_deliverer(
    feed: str, folders: tuple[str, ...], towns: pl.Series, option: str | None, book: AreaBook
) -> Deliverer:
    """Decide who delivers.

    A folder named for a town beats the rows: a town may list a person who moved here. A feed
    that a section of the district keeps is the district's, whatever one town its rows name.

    Args:
        feed: the contract's word.
        folders: names of the folders above the file, the nearest first.
        towns: the codes that the rows' own town cells name.
        option: the code given on the command line.
        book: the names of towns.
    """
    for folder in folders:
        code = book.town_code(folder)
        if book.is_town(code):
            return Deliverer(code, None, "folder")
    named = towns.drop_nulls().unique().to_list()
    if len(named) == 1 and book.is_town(named[0]) and feed not in district_feeds():
        return Deliverer(named[0], None, "rows")
    named = (without_numbers(name) for name in folders if not _TIME_FOLDER.fullmatch(name))
    section = next(named, None)
    if option:
        return Deliverer(option, None if book.is_town(option) else section, "option")
    return Deliverer(book.district, section, "nobody")


@cache
def district_feeds() -> frozenset[str]:
    """The feeds that only sections of the district deliver (expected_deliveries.csv)."""
    levels: dict[str, set[str]] = {}
    for row in district_rows("expected_deliveries"):
        levels.setdefault(row["feed"], set()).add(row["deliverer_level"])
    return frozenset(feed for feed, found in levels.items() if found == {"district"})

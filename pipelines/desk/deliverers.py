"""Who may be chosen as the deliverer of a file, and the folder of the inbox that says so."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.language import say
from pipelines.settings import Settings


@dataclass(frozen=True)
class Deliverer:
    """A town, a section of the district, or the district itself.

    Attributes:
        code: area code, with the section behind a dot.
        area_code: of the town or the district.
        folder: its folder's name in the inbox.
        title: what it is called in the language in force.
    """

    code: str
    area_code: str
    folder: str
    title: str


def known_deliverers(reader: Reader, settings: Settings) -> list[Deliverer]:
    """The towns, the sections that have delivered, then the district itself.

    Raises:
        Problem: the role may not see the register.
    """
    require_act(reader, "see_register")
    book = load_area_book()
    found = [
        Deliverer(code, code, book.short_names[code], book.short_names[code])
        for code in sorted(set(book.towns.values()))
        if book.is_town(code)
    ]
    own = book.short_names[book.district]
    for section in _sections(settings):
        if section != own:
            title = say("deliveries.section", section=section)
            found.append(Deliverer(f"{book.district}.{section}", book.district, section, title))
    return [*found, Deliverer(book.district, book.district, own, say("deliveries.district"))]


def _sections(settings: Settings) -> list[str]:
    path = settings.folder.deliveries
    if not path.exists():
        return []
    return (
        pl.read_parquet(path, columns=["section"])["section"].drop_nulls().unique().sort().to_list()
    )

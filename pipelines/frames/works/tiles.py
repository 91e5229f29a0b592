"""Where each town stands on the map of tiles: rough places, no boundaries."""

from __future__ import annotations

from itertools import count

import polars as pl

from pipelines.frames.open_build import OpenBuild

# Of a district that has given its towns no places.
_COLUMNS = 3


def read_town_tiles(build: OpenBuild) -> pl.DataFrame:
    """One row per town: area_code, area_name, tile_row and tile_column from 1, none twice.

    Towns without a place in area_tiles.csv fill the places left, in the order of codes.
    """
    towns = build.frame("""
        select areas.area_code, areas.area_name, tiles.tile_row, tiles.tile_column
        from dim_areas as areas
        left join area_tiles as tiles on areas.area_code = tiles.area_code
        where areas.area_level = 'town' and not areas.is_unknown
        order by areas.area_code
    """)
    given = towns.select("tile_row", "tile_column").rows()
    columns = max((column for _, column in given if column), default=_COLUMNS)
    free = (
        (row, column)
        for row in count(1)
        for column in range(1, columns + 1)
        if (row, column) not in given
    )
    places = [place if place[0] is not None else next(free) for place in given]
    return towns.with_columns(
        pl.Series("tile_row", [row for row, _ in places], pl.Int32),
        pl.Series("tile_column", [column for _, column in places], pl.Int32),
    )

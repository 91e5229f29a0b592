"""The months that the build knows, and the places that pages may choose."""

from __future__ import annotations

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.query.coverage import latest_full_year
from pipelines.query.places import district_and_towns


def read_months(build: OpenBuild) -> pl.DataFrame:
    """One row per month in the data (month: its first day; year), oldest first."""
    return build.frame(
        "select month, cast(year(month) as integer) as year from dim_months order by 1"
    )


def read_usual_year(build: OpenBuild) -> pl.DataFrame:
    """One row: the year that pages open with, the latest whose December is in the data."""
    with build.connection.cursor() as cursor:
        return pl.DataFrame({"year": [latest_full_year(cursor)]}, schema={"year": pl.Int32})


def read_places(build: OpenBuild) -> pl.DataFrame:
    """One row for the district, then one per town: area_code, area_name, full_name, area_level."""
    with build.connection.cursor() as cursor:
        return pl.DataFrame([vars(place) for place in district_and_towns(cursor)])

"""A closed year of a figure and a delivery that it stood on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl

from pipelines.build.closed_years import DELIVERIES, FIGURES, write_note
from pipelines.data_folder import DataFolder

TOLD = {"closed_at": "2014-02-01T09:00:00+08:00", "closed_by": "某人", "build_id": "gone"}


def make_year(folder: DataFolder, delivery_id: str = "d1") -> Path:
    """Write 2013 as a closed year; returns its folder."""
    year = folder.closed_years / "2013"
    year.mkdir(parents=True)
    cell = {"year": 2013, "indicator_id": "people", "period": "2013", "area_code": "a"}
    figures = [{**cell, "value": Decimal(n), **TOLD} for n in range(300)]
    pl.DataFrame(figures).write_parquet(year / FIGURES)
    stood_on = {"year": 2013, "delivery_id": delivery_id, "feed": "donations", "deliverer_code": ""}
    pl.DataFrame([stood_on]).write_parquet(year / DELIVERIES)
    write_note(year, {"year": 2013, **TOLD})
    return year

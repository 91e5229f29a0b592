"""A data folder remembers whose it is, and serves no other district."""

from __future__ import annotations

import os
from contextlib import suppress

from pipelines.data_folder import DataFolder
from pipelines.district import district_in_force, district_rows
from pipelines.problem import Problem

WRONG_USAGE = 2


def check_belonging(folder: DataFolder) -> None:
    """Let nobody read or write a data folder for another district than its own.

    Raises:
        Problem: the folder remembers another district than the one that is served.
    """
    owner, served = owner_of(folder), district_in_force()
    if owner and owner != served:
        raise Problem(
            "other_district",
            exit_status=WRONG_USAGE,
            folder=folder.root,
            owner=owner,
            served=served,
        )


def owner_of(folder: DataFolder) -> str:
    """The district that a data folder remembers; empty where it remembers none."""
    try:
        return folder.district.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def claim_folder(folder: DataFolder) -> None:
    """Let a data folder remember the district that is served, unless it remembers one.

    A folder of a Minsheng that remembered none is adopted if its deliveries are of the district.

    Raises:
        Problem: it remembers another, or none of its deliveries is of an area of the district.
    """
    check_belonging(folder)
    if owner_of(folder):
        return
    _check_deliveries(folder)
    folder.root.mkdir(parents=True, exist_ok=True)
    # One name for all who claim: what a killed one left is written over, and all write the same.
    aside = folder.district.with_name(f".{folder.district.name}.new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(f"{district_in_force()}\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        os.replace(aside, folder.district)


def _check_deliveries(folder: DataFolder) -> None:
    if not folder.deliveries.is_file():
        return
    # Only where an old folder is adopted, once.
    import polars as pl

    try:
        told = pl.read_parquet(folder.deliveries, columns=["deliverer_code", "town_codes"])
    except (pl.exceptions.PolarsError, OSError):
        # A torn register is written anew by the intake, which knows what it was made of.
        return
    codes = {code for column in told for text in column.drop_nulls() for code in text.split()}
    own = {area["area_code"] for area in district_rows("areas")}
    if codes and not codes & own:
        raise Problem(
            "foreign_deliveries",
            exit_status=WRONG_USAGE,
            folder=folder.root,
            served=district_in_force(),
            area=min(codes),
        )

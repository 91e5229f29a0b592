"""A build of ten million payments, made of a published one: its rows again, under other names."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb

from pipelines.build.builds import set_current
from pipelines.build.current import current_build
from pipelines.build.manifest import DATABASE_NAME
from pipelines.build.seal import seal
from pipelines.data_folder import DataFolder

PAYMENTS = 10_000_000
BUILD_ID = "20990101T000000-000000"
# What grows with the people of a district. Reports do not: their rows go by month, town,
# programme and indicator, and stay as they are.
_GROWING = (
    *("fct_payments", "fct_beneficiary_months", "fct_household_months", "fct_findings"),
    "dim_people",
)
# Columns that name a row or a person: a copy has names of its own.
_NAMES = ("payment_id", "person_key", "household_id", "finding_id", "subject_key")


def make_large(data: Path, target: Path) -> int:
    """Copy a data folder and publish in the copy a build with `PAYMENTS` payments.

    Args:
        data: a data folder with a published build; its inbox is left out.
        target: the new data folder.

    Returns:
        How many payments the build has.
    """
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("inbox", "builds"))
    source = current_build(DataFolder(data))
    place = DataFolder(target).builds / BUILD_ID
    place.mkdir(parents=True)
    path = Path(shutil.copy(source.path, place / DATABASE_NAME))
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("set memory_limit = '4GB'")
        held = connection.execute("select count(*) from fct_payments").fetchone()
        copies = -(-PAYMENTS // held[0]) if held else 0
        for table in _GROWING:
            _multiply(connection, table, copies)
    sealed = seal(path)
    replace(source.manifest, id=BUILD_ID, **vars(sealed)).write(place)
    set_current(DataFolder(target), BUILD_ID)
    return sealed.tables["fct_payments"]


def _multiply(connection: duckdb.DuckDBPyConnection, table: str, copies: int) -> None:
    columns = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
    told = [f"{c} || '-' || n" if c in _NAMES else c for c in columns]
    connection.execute(
        f"insert into {table} select {', '.join(told)} "  # noqa: S608 - names of ours
        f"from {table} cross join range(1, {copies}) as copies(n)"
    )

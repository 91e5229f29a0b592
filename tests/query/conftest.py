"""A small published build to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.build.current import CurrentBuild
from pipelines.query.door_process import open_locked
from pipelines.settings import Settings
from tests.build.quick_build import build_of
from tests.query.canaries import VARIABLE, keep_canaries

TABLES = """
create table main.rpt_things (
    name varchar, amount_yuan decimal(18, 2), month date, people bigint, agrees boolean
);
insert into main.rpt_things values
    ('一', 6210600.00, date '2013-01-01', 7984, true),
    ('=1+1', -0.10, date '2013-02-01', null, false),
    (null, null, null, 3, null);
create table main.rpt_findings as select 'D1' as check_code, 1 as n;
create table main.fct_many as select range as n, range % 7 as town from range(30000);
"""


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        data=tmp_path_factory.mktemp("asked") / "data", sql_seconds=30, sql_memory_mb=512
    )


@pytest.fixture(scope="session")
def build(settings: Settings) -> CurrentBuild:
    return build_of(settings, TABLES, is_judged=False)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, set[str]]]:
    folder = tmp_path_factory.mktemp("kept-canary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "variable-canary")
        yield folder, keep_canaries(folder)


@pytest.fixture(scope="session")
def folder(kept: tuple[Path, set[str]]) -> Path:
    """A folder of a database and a file that no statement may tell of."""
    return kept[0]


@pytest.fixture(scope="session")
def visible(kept: tuple[Path, set[str]]) -> set[str]:
    """The tables of that database that may be asked."""
    return kept[1]


@pytest.fixture(scope="session")
def locked(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """That database as the door opens it."""
    with open_locked(str(folder / "kept.duckdb"), 512) as connection:
        yield connection

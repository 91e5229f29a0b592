"""A published file with every type that tables have, made in a moment."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.build import make_build as module
from pipelines.build.current import CurrentBuild, current_build
from pipelines.build.make_build import make_build
from pipelines.data_folder import DataFolder
from pipelines.settings import Settings

TABLE = """create table main.things as
select range as number, '镇' || range as name, cast(range * 10.01 as decimal(18, 2)) as yuan,
    date '2013-07-01' + cast(range as integer) as day, range % 2 = 0 as even,
    if(range = 7, null, range) as gap
from range(300)"""


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> CurrentBuild:
    """The build in force of a data folder whose one table is `things`."""
    folder = tmp_path_factory.mktemp("clients") / "data"

    def make_tables(database: Path, *_: object, **__: object) -> None:
        with duckdb.connect(str(database)) as connection:
            connection.execute(TABLE)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_dbt", make_tables)
        make_build(Settings(data=folder))
    return current_build(DataFolder(folder))

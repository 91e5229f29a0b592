"""A published file with every type that tables have, made in a moment."""

from __future__ import annotations

import pytest

from pipelines.build.current import CurrentBuild
from pipelines.settings import Settings
from tests.build.quick_build import build_of

TABLE = """create table main.things as
select range as number, '镇' || range as name, cast(range * 10.01 as decimal(18, 2)) as yuan,
    date '2013-07-01' + cast(range as integer) as day, range % 2 = 0 as even,
    if(range = 7, null, range) as gap
from range(300)"""


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> CurrentBuild:
    """The build in force of a data folder whose one table is `things`."""
    folder = tmp_path_factory.mktemp("clients") / "data"
    return build_of(Settings(data=folder), TABLE)

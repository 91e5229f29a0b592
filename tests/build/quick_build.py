"""A build that takes no time: tables of the test's own in the place of dbt's."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.build import make_build as module
from pipelines.build.current import CurrentBuild, current_build
from pipelines.settings import Settings


def build_of(settings: Settings, tables: str, is_judged: bool = True) -> CurrentBuild:
    """Publish a build that holds what the statements make.

    Args:
        settings: the data folder.
        tables: SQL.
        is_judged: false for tables under names that suites know, but of other columns.
    """

    def make_tables(database: Path, *_: object, **__: object) -> None:
        with duckdb.connect(str(database)) as connection:
            connection.execute(tables)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_dbt", make_tables)
        if not is_judged:
            patch.setattr(module, "judge_build", lambda *_: None)
        module.make_build(settings)
    return current_build(settings.folder)

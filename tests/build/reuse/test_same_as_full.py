"""After any sequence of events, a build that takes tables over is row for row a full build."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import pytest

from pipelines.build import load_raw
from pipelines.build import make_build as module
from pipelines.build.current import current_build
from pipelines.build.make_build import make_build
from pipelines.build.reuse.fingerprints import read_fingerprints
from pipelines.build.reuse.parts import touched_people
from pipelines.build.reuse.statements import run_again
from pipelines.contracts.store_schema import feed_schemas
from pipelines.district import seed_path
from pipelines.settings import PROJECT_FOLDER, Settings
from tests.build.reuse.small_store import LISTS, SmallStore
from tests.build.reuse.without_dbt import CompiledProject
from tests.district.made_district import District

SEQUENCES = int(os.environ.get("MINSHENG_TEST_SEQUENCES", "10"))
_MOST_EVENTS = 3
_BOTH = "one", "other"
# Each build adds what its own suites said.
_OF_THE_BUILD = {"fct_quality_results"}
_SEED_LINES = {
    "standard": ("policy_standards.csv", "level_2,440607000000,100,", "level_2,440607000000,90,"),
    "threshold": ("check_thresholds.csv", "T7,least_known_share,0.5", "T7,least_known_share,0.4"),
    "published figure": ("published_figures.csv", ",1000000,1000000,", ",900000,900000,"),
}
_MODELS = {
    "fct_payments": ("amount_yuan <> 0", "amount_yuan > 0"),
}


class Place:
    """A small store that is built again and again, by a project that may change."""

    def __init__(self, store: SmallStore, project: CompiledProject, patch: pytest.MonkeyPatch):
        self.store, self._project, self._patch = store, project, patch
        self._settings = Settings(data=store.folder.root, _env_file=None)
        patch.setattr(module, "run_dbt", project.run_dbt)
        patch.setattr(run_again, "fingerprint_files", project.files)
        # What cannot be made again is made anew, by rights never here.
        patch.setattr(module, "begin_anew", lambda _: pytest.fail("a statement failed"))
        patch.setattr(module, "begin_judging", lambda: None)
        patch.setattr(module, "judge_build", lambda *_: None)
        # Of so few people each list touches many.
        patch.setattr(touched_people, "MOST_TOUCHED", 1)
        self.events = store.events | {
            **{name: partial(self._change_seed, *line) for name, line in _SEED_LINES.items()},
            "contract": self._change_contract,
            "model": self._change_model,
        }

    def build(self, full: bool = False) -> Path:
        """The file of a build that was published."""
        make_build(self._settings, full=full)
        return current_build(self._settings.folder).path

    def _change_seed(self, file: str, old: str, new: str) -> None:
        path = self._project.root / seed_path() / file
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8")

    def _change_contract(self) -> None:
        """Money of one feed is read in whole yuan."""

        def schemas(contracts: dict) -> dict:
            found = feed_schemas(contracts)
            return found | {LISTS[0]: found[LISTS[0]] | {"amount": "decimal(18,0)"}}

        self._patch.setattr(load_raw, "feed_schemas", schemas)

    def _change_model(self) -> None:
        for name, (old, new) in _MODELS.items():
            with suppress(AssertionError):
                self._project.change_model(name, old, new)


@pytest.fixture(scope="module")
def built(
    compiled_project: Path, tmp_path_factory: pytest.TempPathFactory, first_district: District
) -> Path:
    """A small store that was built once: copy it."""
    place = tmp_path_factory.mktemp("built")
    store = SmallStore.cut(first_district.data, place, random.Random(0))
    with pytest.MonkeyPatch.context() as patch:
        Place(store, CompiledProject(compiled_project, PROJECT_FOLDER), patch).build()
    return store.folder.root


@pytest.fixture
def begin(
    compiled_project: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[random.Random], Place]:
    """A place of one's own with that store and its build."""

    def begun(chance: random.Random) -> Place:
        for seeds in ("seeds", seed_path()):
            shutil.copytree(PROJECT_FOLDER / seeds, tmp_path / seeds)
        shutil.copytree(built, tmp_path / "data")
        project = CompiledProject(compiled_project, tmp_path)
        return Place(SmallStore(tmp_path / "data", chance), project, monkeypatch)

    return begun


def kept_of(file: Path) -> list[str]:
    """The tables that the build of a file took over."""
    return read_fingerprints(file.parent).kept


def differences(one: Path, other: Path) -> list[str]:
    """The tables of two builds that differ: in their columns, or in any row."""
    with duckdb.connect() as connection:
        for path, name in zip((one, other), _BOTH, strict=True):
            connection.execute(f"attach '{path}' as {name} (read_only)")
        tables = [_tables(connection, name) for name in _BOTH]
        assert tables[0] == tables[1]
        return [table for table in sorted(tables[0]) if _differs(connection, table)]


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    found = connection.execute(
        "select table_name from duckdb_tables() where database_name = $1", [database]
    )
    return {name for (name,) in found.fetchall()} - _OF_THE_BUILD


def _differs(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    columns = [connection.execute(f"describe {name}.main.{table}").fetchall() for name in _BOTH]
    places = [f"from {name}.main.{table}" for name in _BOTH]
    rows = [
        connection.execute(f"select count(*) from ({one} except all {other})").fetchone()
        for one, other in (places, places[::-1])
    ]
    return columns[0] != columns[1] or rows != [(0,), (0,)]


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_a_build_after_any_events_is_row_for_row_a_full_build(
    number: int, begin: Callable[[random.Random], Place]
) -> None:
    chance = random.Random(number)
    place = begin(chance)
    kinds = sorted(place.events)
    happened = [
        kinds[number % len(kinds)],
        *chance.choices(kinds, k=chance.randrange(_MOST_EVENTS)),
    ]
    for kind in happened:
        place.events[kind]()
        last = place.build()
    assert kept_of(last), happened
    full = place.build(full=True)
    assert not kept_of(full)
    assert differences(last, full) == [], happened


def test_a_corrected_list_is_made_for_its_people_alone(
    begin: Callable[[random.Random], Place],
) -> None:
    place = begin(random.Random(0))
    # A month in the middle: whom the new list leaves out stands on those before and after it.
    place.store.correct(LISTS[0], date(2013, 3, 1))
    last = place.build()
    made = read_fingerprints(last.parent).in_part
    assert {"fct_payments", "fct_beneficiary_months", "rpt_spending"} <= set(made)
    # Whose rows came out as they were.
    assert {"dim_people", "fct_home_care_visits"} <= set(kept_of(last))
    assert differences(last, place.build(full=True)) == []


def test_a_list_of_a_few_leaves_the_rows_of_all_others(
    begin: Callable[[random.Random], Place],
) -> None:
    place = begin(random.Random(3))
    for month in (2, 3, 4):
        place.store.add_few(LISTS[0], date(2013, month, 1))
        last = place.build()
    made = read_fingerprints(last.parent).in_part
    assert {"fct_payments", "rpt_spending", "rpt_beneficiary_months"} <= set(made)
    assert differences(last, place.build(full=True)) == []

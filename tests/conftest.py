"""What tests of several folders share, made once a run, and which tests stay together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from tests.compiled_project import compile_project
from tests.district.made_district import SCALES, SEEDS, District, begun_data, made_district
from tests.made_once import made_once

TESTS = Path(__file__).parent
_MAIN = sys.modules["__main__"]
# A property holds or does not; how long a busy machine takes for an example says nothing of it.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _own_main() -> Iterator[None]:
    """Keep `__main__`: Streamlit puts a page there, which a child process would run first."""
    yield
    sys.modules["__main__"] = _MAIN


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all its workers share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def district(shared_folder: Path) -> Callable[[int], District]:
    """Make, take in, build and publish the sample of a seed; each seed once.

    That of the first seed may lie ready, where MINSHENG_TEST_DISTRICT says.
    """
    ready = os.environ.get("MINSHENG_TEST_DISTRICT")

    @cache
    def found(seed: int) -> District:
        if ready and seed == SEEDS[0]:
            return District(Path(ready).absolute())
        return made_district(shared_folder, seed, SCALES[seed])

    return found


@pytest.fixture(scope="session")
def first_district(district: Callable[[int], District]) -> District:
    """The sample of seed 1: read it, do not change it."""
    return district(SEEDS[0])


@pytest.fixture(scope="session")
def begin_data(shared_folder: Path) -> Callable[[Path], Path]:
    """Lay a data folder that was built when it had no list yet: its next builds need no dbt."""
    return partial(begun_data, shared_folder)


@pytest.fixture(scope="session")
def compiled_project(shared_folder: Path) -> Path:
    """The folder in which dbt compiled the project: manifest.json, semantic_manifest.json."""
    return made_once(shared_folder / "compiled", compile_project)


# Folders whose tests share nothing dear: their files may go to different workers.
_BY_FILE = {"build", "deliveries", "district"}
# What takes longest begins first, so that no worker is alone at the end; what needs another seed
# than its neighbour goes beside it, so that no worker waits for one that both need.
_FIRST = (
    "district/test_published_figures.py",
    "spark",
    "district/test_same_again.py",
    "build",
    "pages",
)


class FolderScheduling(LoadScopeScheduling):
    """Keep a folder's tests at one worker, so that its session fixtures are made once a run."""

    def _split_scope(self, nodeid: str) -> str:
        parts = nodeid.partition("::")[0].removeprefix("tests/").split("/")
        return "/".join(parts) if parts[0] in _BY_FILE else parts[0]


# pytest-xdist's own groups (--dist loadgroup) are lost on pytest 9.2, without a word.
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FolderScheduling:
    """Under pytest-xdist, hand out whole folders in the order of collection."""
    config.option.loadscopereorder = False
    return FolderScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow first where workers share the tests."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: _rank(item.path))


def _rank(path: Path) -> int:
    name = path.relative_to(TESTS).as_posix()
    return next((at for at, first in enumerate(_FIRST) if name.startswith(first)), len(_FIRST))

"""What each role may see is written down once, and everything asks there."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from dashboards.page_list import PAGES
from pipelines.access.rights import ROLES, may_open, may_read, tables_of
from pipelines.district import district_file
from pipelines.frames.open_build import OpenBuild
from pipelines.language import say
from pipelines.problem import Problem

ROOT = Path(__file__).parents[2]
FRAMES = ROOT / "pipelines" / "frames"
GUARDED = ("clerks", "one_person", "analysts")
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
SEEDS = {path.stem for path in (ROOT / "seeds").rglob("*.csv")}
SEEDS |= {path.stem for path in district_file("seeds").glob("*.csv")}
MODELS = {path.stem for path in (ROOT / "models").rglob("*.sql")}


def readers_of(folder: str) -> list:
    """Every function of a folder of frames that is handed a build."""
    found = []
    for path in sorted((FRAMES / folder).glob("*.py")):
        module = import_module(f"pipelines.frames.{folder}.{path.stem}")
        own = [f for _, f in inspect.getmembers(module, inspect.isfunction)]
        found += [
            f
            for f in own
            if f.__module__ == module.__name__
            and not f.__name__.startswith("_")
            and "build" in inspect.signature(f).parameters
        ]
    return found


def test_a_page_that_nobody_named_is_opened_by_the_administrator_alone() -> None:
    assert [role for role in ROLES if may_open(role, "new_page")] == ["admin"]
    assert [role for role in ROLES if may_read(role, "new_frames")] == ["admin"]
    assert [role for role in ROLES if tables_of(role, ["new_seed"])] == ["admin"]


def test_a_leader_names_no_table_and_no_row() -> None:
    assert tables_of("leader", MODELS | SEEDS) == set()
    assert not any(may_read("leader", folder) for folder in GUARDED)


def test_a_clerk_names_no_table_of_peoples_rows() -> None:
    held = tables_of("clerk", MODELS | SEEDS)
    assert not held & {"fct_payments", "dim_people", "fct_beneficiary_months"}
    assert {"fct_deliveries", "fct_findings"} <= held


def test_every_seed_that_is_published_is_named_for_analysts() -> None:
    unpublished = {"companions"}
    assert tables_of("analyst", SEEDS) == SEEDS - unpublished


def test_a_capital_letter_opens_nothing() -> None:
    assert tables_of("clerk", ["FCT_PAYMENTS", "Fct_Deliveries"]) == {"fct_deliveries"}


@pytest.mark.parametrize("folder", GUARDED)
def test_a_guarded_folder_has_readers(folder: str) -> None:
    assert readers_of(folder)


@pytest.mark.parametrize(
    ("folder", "read"),
    [(folder, read) for folder in GUARDED for read in readers_of(folder)],
    ids=lambda it: getattr(it, "__name__", it),
)
def test_a_guarded_frame_refuses_a_leader_before_it_reads(folder: str, read: object) -> None:
    # A build without a connection: whatever is asked of it fails in another way.
    build = OpenBuild(None, None, "leader")
    needed = [
        name
        for name, it in inspect.signature(read).parameters.items()
        if it.default is it.empty and it.kind is not it.VAR_KEYWORD and name != "build"
    ]
    with pytest.raises(Problem, match=r"access\.frames_refused"):
        read(build, **dict.fromkeys(needed))


@pytest.mark.parametrize("role", ROLES)
def test_the_papers_list_of_a_roles_pages_is_the_programs(role: str) -> None:
    row = re.search(rf"^\| `{role}` [^|]*\|[^|]*\|([^|]*)\|", SECURITY, re.M)
    pages = [say(f"page.{entry.code}", "zh") for entry in PAGES if may_open(role, entry.code)]
    assert row is not None
    assert row[1].strip() == "、".join(pages)

"""The recipes of CONTRIBUTING name files, commands and words that the project has."""

from __future__ import annotations

import re
import textwrap
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipelines.measures.gather_measures import read_folder

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
IN_TICKS = re.findall(r"`([^`]+)`", PAGE.replace("\n", " "))
FILE = re.compile(r"[\w./<>*… -]+(?:/|\.(?:yml|csv|sql|py|md|toml|lock))")
FILES = sorted({one for one in IN_TICKS if FILE.fullmatch(one) and " " not in one})
TARGETS = sorted(set(re.findall(r"`make ([a-z-]+)", PAGE)))
MODULES = sorted(set(re.findall(r"python -m ([\w.]+)", PAGE)))
# What one who follows a recipe makes, and does not find.
OF_ONE_S_OWN = {"F.yml", "OUT.tar.xz"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_a_recipe_names_is_there(name: str) -> None:
    pattern = re.sub(r"<[^>]*>|…", "*", name).rstrip("/")
    # A file without its folder stands in one that the sentence names.
    anywhere = pattern if "/" in pattern else f"**/{pattern}"
    assert name in OF_ONE_S_OWN or any(PROJECT.glob(anywhere))


@pytest.mark.parametrize("target", TARGETS)
def test_a_command_of_make_is_there(target: str) -> None:
    assert f"\n{target}:" in (PROJECT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_that_is_run_is_there(module: str) -> None:
    assert find_spec(module)


def test_the_indicator_of_the_recipe_is_one_that_is_read(tmp_path: Path) -> None:
    block = re.search(r"\n\n((?: {7}.*\n)+)", PAGE.partition("## A new indicator")[2]).group(1)
    path = tmp_path / "of_the_recipe.yml"
    path.write_text("measures:\n" + textwrap.dedent(block), encoding="utf-8")
    (measure,) = read_folder(tmp_path).values()
    assert measure.indicator_id == "kw07_pupils_aided"


def test_there_are_recipes() -> None:
    assert len(FILES) > 20
    assert len(TARGETS) > 5
    assert MODULES

"""Where the lineage ends: every page and text is an exposure, on the tables that it reads."""

from __future__ import annotations

import pytest
import yaml

from dashboards.page_list import PAGES
from tests.project.exposures import FOLDER, TEXTS, exposures

FOUND = exposures()


@pytest.mark.parametrize("name", FOUND)
def test_exposures_are_what_the_program_reads(name: str) -> None:
    """Else run `python -m tests.project.exposures`."""
    written = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert written["exposures"] == FOUND[name]


def test_every_page_and_text_is_one() -> None:
    names = {one["name"] for found in FOUND.values() for one in found}
    assert names == {f"page_{page.code}" for page in PAGES} | TEXTS.keys()


def test_every_one_but_the_workbench_stands_on_more_than_names_of_places() -> None:
    for one in (one for found in FOUND.values() for one in found):
        assert one["name"] == "page_workbench" or len(one["depends_on"]) > 3, one["name"]

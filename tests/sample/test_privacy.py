"""Invented names are words nowhere else, and the generator keeps to itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipelines.sample.deliveries.broken_rows import BREAKS
from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.invent import invent
from pipelines.sample.people.names import han_pieces

ROOT = Path(__file__).parents[2]
SOURCES = (
    "models",
    "seeds",
    "districts",
    "pipelines",
    "docs",
    "macros",
    "dashboards",
    "expectations",
)
SUFFIXES = {".py", ".yml", ".sql", ".csv", ".md"}
PERSONAL = {"name", "id", "certificate", "phone", "account", "remark"}


@pytest.fixture(scope="module")
def project_pieces():
    paths = [ROOT / "README.md", *(p for top in SOURCES for p in (ROOT / top).rglob("*"))]
    # The tutorial's lists come from towns, some in GB18030, and their people are invented there.
    own = [p for p in paths if "inbox" not in p.parts and p.suffix in SUFFIXES]
    texts = [p.read_text("utf-8") for p in own if p.is_file()]
    return han_pieces(texts)


@pytest.mark.parametrize("seed", [1, 8])
def test_no_name_is_a_word_of_the_project(project_pieces, seed):
    names = invent(seed, 0.3).world.population.names.drawn
    assert len(names) > 3000
    assert not names & project_pieces


def test_no_name_stands_in_a_cell_that_is_not_personal(planned):
    names = planned.invention.world.population.names.drawn
    public = {text for job in planned.jobs for text in _public_texts(job.delivery)}
    assert not names & (han_pieces(sorted(public)) | public)


def test_every_name_in_the_files_is_among_the_personal_values(written):
    values = written.answers["personal_values"]
    assert all(len(values[kind]) > 100 for kind in ("names", "id_numbers", "phones", "accounts"))
    assert not any(len(name) < 3 for name in values["names"])


def test_the_generator_imports_nothing_of_what_it_is_to_test():
    # pipelines.district is where the district's own names and habits lie.
    allowed = ("pipelines.sample", "pipelines.district")
    for path in (ROOT / "pipelines" / "sample").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            for module in modules:
                is_ours = module.split(".")[0] in ("pipelines", "expectations", "dashboards")
                assert not is_ours or module.startswith(allowed), (path, module)


def test_broken_cells_belong_to_columns_of_their_forms():
    for feed, breaks in BREAKS.items():
        names = load_forms()[feed].field_names
        assert all(column in names for columns in breaks for column, _, _ in columns)


def _public_texts(delivery: Delivery) -> set[str]:
    kinds = {field.name: field.kind for field in load_forms()[delivery.feed].fields}
    return {
        cell
        for row in delivery.rows
        for column, cell in row.items()
        if isinstance(cell, str) and kinds[column] not in PERSONAL
    }

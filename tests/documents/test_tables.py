"""A table of a document has a heading over every cell: one without is shown to nobody."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
BETWEEN = re.compile(r"(?<!\\)\|")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_each_row_has_as_many_cells_as_its_heading(document: Path) -> None:
    lines = document.read_text(encoding="utf-8").splitlines()
    for is_table, rows in groupby(lines, lambda line: line.startswith("|")):
        heading, *others = rows if is_table else ("",)
        width = len(BETWEEN.findall(heading))
        assert [row for row in others if len(BETWEEN.findall(row)) != width] == []


def test_there_are_tables() -> None:
    assert any("\n| --- |" in document.read_text(encoding="utf-8") for document in DOCUMENTS)

"""What a page gives away opens, and says which page and which build it is of."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboards.page_list import PAGES
from pipelines.language import messages
from tests.pages.view import View

# The workbench and the look-up have something to give when one asked, and are tested where one
# does; the summary gives files of its own.
CODES = [entry.code for entry in PAGES if entry.code not in {"workbench", "person", "summary"}]
# What must be chosen first: of the clerk's page one view is for paper.
CHOSEN = {"deliveries": {"part": "state"}}


@pytest.mark.parametrize("code", CODES)
def test_the_workbook_and_the_print_open(view: View, code: str, tmp_path: Path) -> None:
    title = messages()[f"page.{code}"]["en"]
    view.open(code, lang="en", **CHOSEN.get(code, {}))
    given = view.download("export_xlsx")
    assert given.suggested_filename.endswith(".xlsx")
    given.save_as(tmp_path / "page.xlsx")
    contents = load_workbook(tmp_path / "page.xlsx").worksheets[0]
    said = [str(row[0]) for row in contents.iter_rows(values_only=True) if row[0]]
    assert said[0] == title
    assert any(view.served.build_id in line for line in said)

    view.download("export_pdf").save_as(tmp_path / "page.pdf")
    printed = (tmp_path / "page.pdf").read_bytes()
    assert printed.startswith(b"%PDF-")
    assert b"%%EOF" in printed[-64:]
    if (reader := shutil.which("pdftotext")) is not None:
        told = subprocess.run(
            [reader, str(tmp_path / "page.pdf"), "-"], capture_output=True, check=True
        ).stdout.decode("utf-8")
        assert title in told
    view.must_be_well()

"""A page on paper says what its frames say, in words that are text, on pages of A4."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest

from pipelines.report.exhibits.cell_words import exact_words
from pipelines.report.exhibits.exhibit import Column, Exhibit, Sheet
from pipelines.report.exhibits.print_chart import chart_svg
from pipelines.report.exhibits.print_pdf import print_sheet
from tests.report.made_exhibits import BARS, MONEY_COLUMNS, SQUARE, of_kind, sheet

KINDS = ["bars", "funnel", "tiles", "stacked", "lines", "heat"]
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed: PDFs are not read back"
)


def tool(name: str, made: Sheet, folder: Path, *more: str) -> str:
    path = folder / "page.pdf"
    path.write_bytes(print_sheet(made))
    done = subprocess.run(
        [name, *more, str(path), *(["-"] if name == "pdftotext" else [])],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.replace("\u200b", "")


@needs_poppler
def test_every_figure_of_the_frame_stands_on_paper(tmp_path):
    told = tool("pdftotext", sheet(BARS), tmp_path, "-layout")
    for column in MONEY_COLUMNS:
        for cell in BARS.frame[column.name]:
            assert exact_words(cell, column.unit).replace(" ", "") in re.sub(r"\s", "", told)
    assert "金额（元）" in re.sub(r"\s", "", told)
    for words in ("测试页", "20140101T000000-000001", "截至 2013-12 月底", "口径句"):
        assert words.replace(" ", "") in re.sub(r"\s", "", told)


@needs_poppler
def test_a_square_holds_the_frames_figures(tmp_path):
    told = tool("pdftotext", sheet(dataclasses.replace(of_kind("heat"), chart=None)), tmp_path)
    drawn = tool("pdftotext", sheet(of_kind("heat")), tmp_path)
    for count in SQUARE["count"]:
        assert f"{count:,}" in told
        assert f"{count:,}" in drawn
        # The chart's cell says it as charts do.
        assert f"{count}" in drawn.split()


@needs_poppler
def test_words_of_the_data_are_never_run(tmp_path):
    told = tool("pdftotext", sheet(BARS), tmp_path)
    assert "#panic()" in told


@needs_poppler
def test_a_long_table_says_how_many_rows_it_leaves_to_the_workbook(tmp_path):
    long = Exhibit("long", "长表", pl.DataFrame({"n": range(1065)}), (Column("n", "数", "个"),))
    told = tool("pdftotext", sheet(long), tmp_path)
    assert "另有 1,005 行" in told
    assert "\n59\n" in told
    assert "\n60\n" not in told


@needs_poppler
def test_a_wide_table_lies_and_what_follows_stands_again(tmp_path):
    names = [f"c{place}" for place in range(14)]
    wide = Exhibit(
        "wide",
        "宽表",
        pl.DataFrame({name: ["一二三四五六七八"] for name in names}),
        tuple(Column(name, name) for name in names),
    )
    told = tool("pdfinfo", sheet(wide, BARS), tmp_path, "-l", "9")
    sizes = re.findall(r"Page +\d+ size: +(\d+)[.\d]* x (\d+)", told)
    assert sizes == [("841", "595"), ("595", "841")]


@needs_poppler
def test_an_archive_and_a_screen_reader_can_read_it(tmp_path):
    made = sheet(BARS, *map(of_kind, KINDS))
    told = tool("pdfinfo", made, tmp_path)
    assert re.search(r"Tagged: +yes", told)
    assert re.search(r"Title: +测试页", told)
    content = (tmp_path / "page.pdf").read_bytes()
    assert b"pdfaid:part>2<" in content
    fonts = tool("pdffonts", made, tmp_path).splitlines()[2:]
    assert fonts
    assert all("NotoSansSC" in line for line in fonts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_chart_is_drawn_in_its_width_with_words_as_text(kind):
    svg = chart_svg(of_kind(kind))
    width = float(re.search(r'width="([\d.]+)"', svg).group(1))
    assert width == pytest.approx(640, abs=8)
    assert "西南街道" in svg
    assert "http://www.w3.org" in svg
    assert len(re.findall("https?://", svg.replace("http://www.w3.org", ""))) == 0


def test_nothing_but_a_title_is_a_page_too():
    assert print_sheet(sheet()).startswith(b"%PDF")
    empty = dataclasses.replace(BARS, frame=BARS.frame.clear())
    assert print_sheet(sheet(empty)).startswith(b"%PDF")


def test_all_values_unknown_or_zero_can_be_printed():
    unknown = BARS.frame.with_columns(yuan=pl.lit(None, pl.Decimal(18, 2)))
    zero = SQUARE.with_columns(count=pl.lit(0))
    heat = dataclasses.replace(of_kind("heat"), frame=zero)
    exhibits = [dataclasses.replace(BARS, frame=unknown), heat]
    assert print_sheet(sheet(*exhibits)).startswith(b"%PDF")

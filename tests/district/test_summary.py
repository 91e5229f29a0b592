"""The summary of the sample year: the article's figures in its own words, in every edition."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import docx
import pytest

from pipelines.report.number_words import UNKNOWN
from tests.district.made_district import District

# What the article prints, worded by its class; the days and bounds stand in their own sentences.
PRINTED = (
    *("100万元", "200多平方米", "2家", "5家", "60多人", "150多人", "50万元", "5个", "15家"),
    *("9类", "12类", "约1000人", "一倍", "470元/人/月", "670元/人/月", "470元", "705元", "330名"),
    *("119.1万元", "600元", "5000元", "7984名", "150元", "100元", "80元", "50元", "621.06万元"),
    *("约590人", "3个", "1170元", "11月起", "今年7月起", "从今年7月开始", "力争2014年全面完成"),
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed: PDFs are not read back"
)
EDITIONS = ("newspaper", "gongwen")
ASKED = {
    "2012": ("--year", "2012"),
    "2013-03": ("--as-of", "2013-03"),
    "2013-06": ("--as-of", "2013-06"),
    "2014": ("--year", "2014"),
    "town": ("--town", "乐平镇"),
    "small town": ("--town", "南山镇", "--as-of", "2013-11"),
}


@pytest.fixture(scope="module")
def written(first_district, tmp_path_factory) -> dict[str, Path]:
    return {name: summary(first_district, tmp_path_factory, name) for name in EDITIONS}


@pytest.fixture(scope="module", params=ASKED, ids=ASKED.keys())
def other(request, first_district, tmp_path_factory) -> Path:
    return summary(first_district, tmp_path_factory, "newspaper", *ASKED[request.param])


def summary(district: District, factory: pytest.TempPathFactory, edition: str, *asked: str) -> Path:
    folder = factory.mktemp("summary")
    period = asked or ("--year", "2013")
    district.run("summary", *period, "--edition", edition, "--out", str(folder))
    return folder


def only(folder: Path, ending: str) -> Path:
    [path] = folder.glob(f"*{ending}")
    return path


def html_text(folder: Path) -> str:
    page = only(folder, ".html").read_text(encoding="utf-8")
    # A note's number stands between the figure and what follows.
    page = re.sub("<(sup|style|script|svg).*?</\\1>", "", page, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "", page)


def docx_text(folder: Path) -> str:
    document = docx.Document(str(only(folder, ".docx")))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    told = ("".join(r.text for r in p.runs if not r.font.superscript) for p in paragraphs)
    return "\n".join(told)


def pdf_text(folder: Path) -> str:
    """The PDF's words without spaces; its raised numbers stay, on lines of their own or not."""
    path = only(folder, ".pdf")
    command = [shutil.which("pdftotext"), "-raw", str(path), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True)
    # A font may give a sign the code of a radical that looks the same.
    return re.sub(r"\s|\u2060", "", unicodedata.normalize("NFKC", read.stdout))


def figures(folder: Path) -> list[dict]:
    found = json.loads(only(folder, ".json").read_text(encoding="utf-8"))["figures"]
    assert found
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_article_holds_every_published_figure_in_its_own_words(written, edition):
    text = html_text(written[edition])
    assert [figure for figure in PRINTED if figure not in text] == []


@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def test_the_article_passes_its_own_fact_check(first_district, written, ending):
    path = str(only(written["newspaper"], ending))
    told = json.loads(first_district.run("factcheck", path, "--year", "2013", "--json"))
    assert [f["text"] for f in told["figures"] if f["status"] == "differs"] == []
    assert sum(f["status"] == "agrees" for f in told["figures"]) > len(PRINTED)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_file_holds_the_same_figures(written, edition):
    folder = written[edition]
    texts = [html_text(folder), docx_text(folder)]
    texts.append(only(folder, ".md").read_text(encoding="utf-8"))
    for figure in figures(folder):
        for text in texts:
            assert figure["words"] in text, figure["indicator_id"]


@needs_poppler
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_pdf_holds_every_figure_with_the_number_of_its_note(written, edition):
    text = pdf_text(written[edition])
    for figure in figures(written[edition]):
        words = unicodedata.normalize("NFKC", figure["words"])
        assert f"{words}{figure['note']}" in text, figure["indicator_id"]


@needs_poppler
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_pdf_lacks_no_glyph(written, edition):
    text = pdf_text(written[edition])
    assert "\ufffd" not in text
    assert "\x00" not in text


def test_the_figures_for_programs_have_the_exact_value_of_their_note(written):
    notes = only(written["newspaper"], ".md").read_text(encoding="utf-8")
    for figure in figures(written["newspaper"]):
        [note] = [one for one in notes.splitlines() if one.startswith(f"[^{figure['note']}]: ")]
        value = figure["value"]
        if figure["unit"] == "比率":
            assert f"：{value * 100:.4f}".rstrip("0").rstrip(".") in note
        else:
            assert f"：{value}" in note, figure["indicator_id"]


def test_an_official_document_is_one_in_every_file(written):
    folder = written["gongwen"]
    texts = [html_text(folder), docx_text(folder)]
    texts.append(only(folder, ".md").read_text(encoding="utf-8"))
    for text in texts:
        assert "三水区2013年民生重点工作总结" in text
        assert "存在的不足" in text
        assert "下一步工作" in text
        assert "（十）" in text
        assert "【待补：成文日期】" in text
        assert "受益群众" not in text


@needs_poppler
def test_the_printed_official_document_has_its_places_to_fill(written):
    text = pdf_text(written["gongwen"])
    assert "存在的不足" in text
    assert "【待补:成文日期】" in text


def test_nothing_is_left_out_of_the_sample_year(written):
    told = json.loads(only(written["newspaper"], ".json").read_text(encoding="utf-8"))
    assert told["left_out"] == []


def test_places_for_the_editor_stand_in_drafts_alone(written):
    folder = written["newspaper"]
    assert "【待补：" in docx_text(folder)
    assert "【待补：" in only(folder, ".md").read_text(encoding="utf-8")
    assert "【待补：" not in html_text(folder)


def test_the_page_asks_for_nothing_outside_itself(written):
    page = only(written["newspaper"], ".html").read_text(encoding="utf-8")
    assert re.findall(r"""(?:src|href)=["'](?!#)[^"']*""", page) == []
    assert "url(" not in page
    assert 'aria-label="7月 ' in page


def test_other_years_months_and_towns_have_no_hole(other):
    assert "None" not in html_text(other)
    text = docx_text(other)
    assert UNKNOWN not in text
    # A number of nothing, or two stops in a row.
    assert re.findall(r"(?<![\d.,/-])0(?:人|名|元|家|个|场|张|%)|。。|，。|：。", text) == []
    assert only(other, ".pdf").read_bytes().startswith(b"%PDF")

"""The summary of the sample year: the article's figures in its own words, in every edition."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest

from pipelines.report.number_words import UNKNOWN

# What the article prints, worded by its class; the days and bounds stand in their own sentences.
PRINTED = (
    *("100万元", "200多平方米", "2家", "5家", "60多人", "150多人", "50万元", "5个", "15家"),
    *("9类", "12类", "约1000人", "一倍", "470元/人/月", "670元/人/月", "470元", "705元", "330名"),
    *("119.1万元", "600元", "5000元", "7984名", "150元", "100元", "80元", "50元", "621.06万元"),
    *("约590人", "3个", "1170元", "11月起", "今年7月起", "从今年7月开始", "力争2014年全面完成"),
)


@pytest.fixture(scope="module")
def written(first_district, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("summary")
    first_district.run("summary", "--year", "2013", "--out", str(folder))
    return folder


def only(folder: Path, ending: str) -> Path:
    [path] = folder.glob(f"*{ending}")
    return path


def html_text(folder: Path) -> str:
    page = only(folder, ".html").read_text(encoding="utf-8")
    # A note's number stands between the figure and what follows.
    page = re.sub("<sup>.*?</sup>", "", page)
    return re.sub(r"<[^>]+>", "", page)


def test_the_article_holds_every_published_figure_in_its_own_words(written):
    text = html_text(written)
    assert [figure for figure in PRINTED if figure not in text] == []


def test_the_article_passes_its_own_fact_check(first_district, written):
    told = json.loads(
        first_district.run("factcheck", str(only(written, ".docx")), "--year", "2013", "--json")
    )
    assert [f["text"] for f in told["figures"] if f["status"] == "differs"] == []
    assert sum(f["status"] == "agrees" for f in told["figures"]) > len(PRINTED)


def test_every_edition_holds_the_same_figures(written):
    figures = json.loads(only(written, ".json").read_text(encoding="utf-8"))["figures"]
    document = docx.Document(str(only(written, ".docx")))
    word = "\n".join(paragraph.text for paragraph in document.paragraphs)
    marked = only(written, ".md").read_text(encoding="utf-8")
    page = html_text(written)
    for figure in figures:
        for text in (word, marked, page):
            assert figure["words"] in text, figure["indicator_id"]


def test_nothing_is_left_out_of_the_sample_year(written):
    assert json.loads(only(written, ".json").read_text(encoding="utf-8"))["left_out"] == []


@pytest.mark.parametrize(
    "asked", [("--year", "2012"), ("--year", "2013", "--as-of", "2013-06"), ("--town", "乐平镇")]
)
def test_other_years_months_and_towns_come_out(first_district, tmp_path, asked):
    first_district.run("summary", *asked, "--edition", "gongwen", "--out", str(tmp_path))
    text = html_text(tmp_path)
    assert UNKNOWN not in text
    assert "None" not in text
    assert only(tmp_path, ".pdf").read_bytes().startswith(b"%PDF")

"""The year's overview as a page: a sentence, what is trusted, a card a work, and its exports."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works import year_end as frames
from pipelines.frames.works.standing import read_standing
from pipelines.report import year_exhibits
from pipelines.report.exhibits.exhibit import Sheet
from pipelines.report.exhibits.workbook import write_sheet
from tests.dashboards.words.shown_words import as_shown
from tests.frames.made_build import make_build

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "tests" / "frames" / "works"


@pytest.fixture
def build() -> OpenBuild:
    return make_build(TABLES / "year_end.sql", TABLES / "year_end_trust.sql")


@pytest.fixture
def page(build: OpenBuild, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.syspath_prepend(str(ROOT))
    # Alone, without the frame's navigation, a page has no other to link to.
    monkeypatch.setattr("streamlit.page_link", lambda *_, **__: None)
    place = ROOT / "dashboards" / "views" / "year_end.py"
    page = AppTest.from_file(str(place), default_timeout=60)
    page.session_state["_build"] = build
    page.session_state["as_of"] = "2013-02"
    return page


def texts(page: AppTest) -> str:
    told = "\n".join(str(element.value) for element in [*page.markdown, *page.caption])
    return as_shown(told)


def test_the_page_says_in_a_sentence_how_the_year_stands(page):
    page.run()
    assert not page.exception
    assert page.header[0].value == "三项重点工作中，1项按计划、1项数据不足、1项未设目标。"


def test_a_work_that_lacks_data_is_named_before_all_cards(page):
    first = next(m.value for m in page.run().markdown if "要留意的工作" in m.value)
    assert "数据不足" in first
    assert "2 医疗救助" in first
    assert "村改革" not in first


def test_unknown_is_a_dash_with_its_reason_and_incomplete_is_marked(page):
    told = texts(page.run())
    assert "### —" in told
    assert "没有数值：不在应报期内" in told
    assert "### 20人※" in told
    assert "指标aided：应报2份、已收1份，缺乙镇 医疗救助" in told
    assert "### 0" not in told


def test_words_of_the_data_are_no_markup(page):
    assert "医疗救助 \\[\\*\\]" in texts(page.run())


def test_a_change_has_words_and_an_arrow_beside_its_colour(page):
    told = texts(page.run())
    assert ":green-badge[:material/arrow_upward: 增加40个百分点]" in told
    assert "报送未齐，不与上年比" in told


def test_what_is_trusted_stands_beside_how_much_came(page):
    told = texts(page.run())
    assert "缺1份" in told
    assert "应报3份，已到2份，其中迟报1份。" in told
    assert "7条未核实" in told
    assert "“单位混淆”，900元" in told
    assert "1/2 一致" in told
    assert (
        "指标aided：印出20人，数据是18人、少2人、报送未齐，缺乙镇 医疗救助 2013-02。"
        in told.replace("\\", "")
    )


def test_a_month_without_printed_figures_does_not_speak_of_them(page):
    page.session_state["as_of"] = "2012-02"
    told = texts(page.run())
    assert not page.exception
    assert "见报数字" not in told
    assert page.header[0].value == "2012年没有给两项重点工作设目标，下面只看数值。"


def test_a_figure_that_differs_leads_to_its_indicator(page, monkeypatch):
    led = []
    monkeypatch.setattr("streamlit.page_link", lambda _, **more: led.append(more))
    page.run()
    [link] = [more for more in led if "indicator" in more["query_params"]]
    assert link["query_params"] == {"work": "2", "indicator": "aided"}
    assert any("印出P3" in table.value.to_string() for table in page.dataframe)


def test_what_the_year_before_is_in_doubt_of_is_not_compared_and_a_footnote_says_why(page):
    told = texts(page.run())
    table = next(t.value for t in page.dataframe if "change" in t.value.columns)
    changes = dict(zip(table["indicator"], table["change"], strict=True))
    assert changes["指标paid"] == "上年数存疑†，不比"
    assert changes["指标days"] == "减少2天"
    assert "† 2012年的指标paid存疑" in told
    assert "疑点S4，涉及501元" in told


def test_english_says_it_all(page, monkeypatch):
    monkeypatch.setenv("MINSHENG_LANG", "en")
    page.run()
    assert not page.exception
    sentence = "Of the three key works, 1 is on plan, 1 lacks data and 1 has no target."
    assert page.header[0].value == sentence


def test_a_workbook_holds_the_values_of_the_page(build):
    month = {"as_of_month": date(2013, 2, 1)}
    standing = read_standing(build, area_code=build.district_code, **month)
    shown = [
        year_exhibits.works_exhibit(standing),
        year_exhibits.indicators_exhibit(standing),
        year_exhibits.missing_exhibit(frames.read_missing_deliveries(build, **month)),
        year_exhibits.findings_exhibit(frames.read_open_findings(build, **month)),
        year_exhibits.course_exhibit(frames.read_course(build, **month)),
    ]
    book = openpyxl.load_workbook(io.BytesIO(write_sheet(Sheet("年终", [], "b", shown))))
    assert len(book.sheetnames) == 6
    works = list(book.worksheets[1].iter_rows(min_row=5, values_only=True))
    assert [cells[3] for cells in works] == ["50%", "20人※", "—（不在应报期内）"]
    assert [cells[-1] for cells in works] == [0.5, 20, "—"]
    assert [cells[7] for cells in works] == ["按计划", "数据不足", "不适用"]

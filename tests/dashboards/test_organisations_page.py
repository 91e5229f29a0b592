"""The page of organisations: each of its parts, in both languages, with and without figures."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import door
from tests.dashboards.open_tabs import open_tables
from tests.dashboards.words.shown_words import as_shown
from tests.frames.made_build import make_build
from tests.frames.organisations.organisation_tables import INCUBATOR, MONEY

VIEW = Path(__file__).parents[2] / "dashboards" / "views" / "organisations.py"
FIGURES = """
create table dim_areas as select * from (values
    ('d', '全区', 'district'), ('t1', '一镇', 'town')
) as a (area_code, area_name, area_level);
create table dim_indicators as select * from (values
    ('kw02_organisations_incubated', '孵化社会组织', 'Organisations incubated', '家', '口径'),
    ('kw02_organisations_graduated', '出壳社会组织', 'Organisations graduated', '家', '口径')
) as i (indicator_id, name_zh, name_en, unit, definition);
create table rpt_indicator_values as select * from (values
    ('kw02_organisations_incubated', 'd', 3, true, null, null),
    ('kw02_organisations_incubated', 't1', 2, true, null, null),
    ('kw02_organisations_graduated', 'd', null, false, '未收到报送', '一镇 孵化进度表')
) as v (indicator_id, area_code, value, is_complete, unknown_reason, missing_deliveries);
alter table rpt_indicator_values add column as_of_month date default date '2013-05-01';
alter table rpt_indicator_values add column period_kind varchar default 'to_date';
create table rpt_key_work_progress as select 'kw02_organisations_incubated' as indicator_id,
    'd' as area_code, date '2013-05-01' as as_of_month, 15 as target;
"""


@pytest.fixture
def open_page(monkeypatch):
    """Open the page with a part of it, a month and a language in the session."""
    build = make_build(INCUBATOR + MONEY + FIGURES)
    shown = SimpleNamespace(current=lambda _: build, newest_id=lambda: build.build_id)
    monkeypatch.setattr(door, "_door", lambda: shown)

    def opened(part: str, lang: str = "zh", as_of: str = "2013-05") -> AppTest:
        monkeypatch.setenv("MINSHENG_LANG", lang)
        page = AppTest.from_file(str(VIEW), default_timeout=60)
        page.session_state["as_of"] = as_of
        page.session_state["part"] = part
        open_tables(page, "contracts", "fund_months")
        return page.run()

    return opened


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", ["incubation", "services", "institutions", "fund"])
def test_a_part_shows_its_exhibits(open_page, part, lang):
    page = open_page(part, lang)
    assert not page.exception
    assert len(page.subheader) >= 2
    assert page.dataframe


@pytest.mark.parametrize("part", ["incubation", "services", "institutions", "fund"])
def test_before_the_first_list_the_page_says_that_there_is_nothing(open_page, part):
    page = open_page(part, as_of="2011-01")
    assert not page.exception
    assert page.info


def test_an_unknown_figure_is_a_dash_with_its_reason(open_page):
    page = open_page("incubation")
    told = [as_shown(element.value) for element in page.markdown]
    for name, value in {"孵化社会组织": "3家", "出壳社会组织": "—"}.items():
        assert told[told.index(name) + 1] == f"#### {value}"
    assert any("未收到报送" in caption.value for caption in page.caption)


def test_what_is_paid_on_no_contract_is_said(open_page):
    captions = [as_shown(caption.value) for caption in open_page("services").caption]
    assert any("另有 1 笔拨付、净额 7元" in caption for caption in captions)

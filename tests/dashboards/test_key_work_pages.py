"""The pages of the key works and of a town, run in the frame on a build made by hand."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import door
from tests.dashboards.open_tabs import open_sources, open_tables
from tests.dashboards.words.shown_words import as_shown
from tests.frames.made_build import make_build

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "tests" / "frames" / "works"
CALENDAR = """
create table dim_months as
    select unnest(generate_series(date '2012-01-01', date '2013-12-01', interval 1 month))::date
        as month;
create table fct_deliveries as select date '2013-12-01' as period_end, true as is_in_force;
alter table dim_areas add column full_name varchar;
update dim_areas set full_name = area_name;
-- All works are of the year that is shown.
update dim_key_works set from_year = null, until_year = null;
"""


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    build = make_build(TABLES / "values.sql", TABLES / "works.sql", CALENDAR)
    shown = SimpleNamespace(current=lambda _: build, newest_id=lambda: build.build_id)
    monkeypatch.setattr(door, "_door", lambda: shown)
    return AppTest.from_file(str(ROOT / "dashboards" / "app.py"), default_timeout=60)


def shown(app: AppTest, page: str, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    assert not app.error
    return app


def texts(app: AppTest) -> str:
    elements = [*app.subheader, *app.markdown, *app.caption, *app.info, *app.code]
    return as_shown("\n".join(str(element.value) for element in elements))


def tables(app: AppTest) -> list[str]:
    return [table.value.to_string() for table in app.dataframe]


def test_a_work_is_shown_with_status_reason_and_what_it_stands_on(app):
    open_sources(app, "towns")
    shown(app, "key_work", work="4")
    told = texts(app)
    assert "4\\. 津贴" in told
    assert "滞后" in told
    assert "人数：里程碑方案印发1/1项" in told
    assert "应报2份，收到2份" in told
    assert "where indicator_id = 'people'" in told
    assert any("方案印发" in table for table in tables(app))


def test_a_town_is_shown_rounded_and_the_district_exact(app):
    open_tables(app, "towns")
    shown(app, "key_work", work="4", town="a")
    assert any("5人" in table and "3人" not in table for table in tables(app))
    assert "全区：43人。" in texts(app)
    assert "按5取整" in texts(app)


def test_money_of_few_says_that_it_is_not_shown(app):
    open_tables(app, "towns")
    shown(app, "key_work", work="4", indicator="money")
    assert any("人数少，不显示" in table for table in tables(app))
    # Of two towns the other's sum would tell it.
    assert not any("300.01" in table or "8700" in table for table in tables(app))


def test_the_villages_of_a_town_are_told_by_stage(app):
    shown(app, "key_work", work="1", town="a")
    villages = next(table for table in tables(app) if "甲一村" in table)
    assert "验收" in villages
    assert "尚未开始" in villages
    assert "乙一村" not in villages


def test_an_indicator_of_the_district_has_no_towns(app):
    shown(app, "key_work", work="2")
    assert "不分镇街统计" in texts(app)
    shown(app, "key_work", work="2", town="a")
    assert "不分镇街统计" in texts(app)


def test_a_town_card_tells_all_works_deliveries_findings_and_spending(app):
    open_tables(app, "spending")
    shown(app, "town_card", town="a")
    told = "\n".join(tables(app))
    for words in ("不分镇街统计", "1. 改革率", "✓到", "×缺", "重复发放", "不排位：报送不全"):
        assert words in told, words
    assert "1,000.25" in told or "1000.25" in told
    # Sums of few people, or of one for the most part, stand nowhere.
    for exact in ("300.01", "9000.00", "8000.00", "900.00"):
        assert exact not in told
    assert "迟报0，缺报1" in texts(app)


def test_a_town_card_speaks_english(app):
    shown(app, "town_card", town="a", lang="en")
    told = "\n".join(tables(app))
    assert "counted for the district only" in told
    assert "Allowance" in told


def test_what_stands_behind_a_tab_is_sent_when_it_is_opened(app):
    shown(app, "key_work", work="4")
    assert not app.code
    before = len(app.dataframe)
    open_tables(app, "towns")
    shown(app, "key_work", work="4")
    assert len(app.dataframe) == before + 1
